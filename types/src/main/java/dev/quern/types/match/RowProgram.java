package dev.quern.types.match;

import static dev.quern.types.error.DataErrors.dataError;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of rows as instructions. Its text is {@code skip mode ; pattern}: {@code P} or {@code
 * N} for AFTER MATCH SKIP PAST LAST ROW or TO NEXT ROW, {@code F} or {@code L} for the first match
 * by preference or the longest; then a regular expression of variables' numbers between blanks,
 * {@code ^}, {@code $}, {@code ( )}, {@code |} and {@code {least,most}}, {@code ?} behind it when
 * reluctant: {@code PF;( 0 ){1,} 1 {0,5}? $}
 */
final class RowProgram {

  private static final int MAX_LENGTH = 100_000;

  private final String text;
  private final List<Instruction> instructions = new ArrayList<>();
  private final boolean overlapping;
  private final boolean longest;
  private int position;

  private RowProgram(String text) {
    this.text = text;
    this.overlapping = text.charAt(0) == 'N';
    this.longest = text.charAt(1) == 'L';
    this.position = 3;
    compile(alternation());
    emit(new Instruction.Match());
  }

  static RowProgram parse(byte[] text) {
    return new RowProgram(new String(text, StandardCharsets.UTF_8));
  }

  /** Whether the next match may begin at the row behind the first of this one. */
  boolean overlapping() {
    return overlapping;
  }

  /** Whether the longest match is wanted, and not the one that the pattern prefers. */
  boolean longest() {
    return longest;
  }

  int length() {
    return instructions.size();
  }

  Instruction at(int index) {
    return instructions.get(index);
  }

  private sealed interface Node {
    record Variable(int number) implements Node {}

    record Anchor(boolean start) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Alternation(List<Node> choices) implements Node {}

    /** {@code most} below zero is no bound. */
    record Repetition(Node operand, int least, int most, boolean reluctant) implements Node {}
  }

  private boolean at(char character) {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
    return position < text.length() && text.charAt(position) == character;
  }

  private boolean accept(char character) {
    boolean found = at(character);
    if (found) {
      position++;
    }
    return found;
  }

  private Node alternation() {
    List<Node> choices = new ArrayList<>();
    do {
      choices.add(sequence());
    } while (accept('|'));
    return choices.size() == 1 ? choices.getFirst() : new Node.Alternation(choices);
  }

  private Node sequence() {
    List<Node> parts = new ArrayList<>();
    while (!at('|') && !at(')') && position < text.length()) {
      parts.add(repetition(atom()));
    }
    return new Node.Sequence(parts);
  }

  private Node atom() {
    if (accept('(')) {
      Node inner = alternation();
      accept(')');
      return inner;
    }
    if (accept('^')) {
      return new Node.Anchor(true);
    }
    return accept('$') ? new Node.Anchor(false) : new Node.Variable(number());
  }

  private Node repetition(Node atom) {
    Node node = atom;
    while (accept('{')) {
      int least = number();
      accept(',');
      int most = at('}') ? -1 : number();
      accept('}');
      node = new Node.Repetition(node, least, most, accept('?'));
    }
    return node;
  }

  private int number() {
    int start = position;
    while (position < text.length() && Character.isDigit(text.charAt(position))) {
      position++;
    }
    return Integer.parseInt(text.substring(start, position));
  }

  private int emit(Instruction instruction) {
    if (instructions.size() >= MAX_LENGTH) {
      throw dataError("MATCH_RECOGNIZE pattern is too complex");
    }
    instructions.add(instruction);
    return instructions.size() - 1;
  }

  private void compile(Node node) {
    switch (node) {
      case Node.Variable(int number) -> emit(new Instruction.Take(number));
      case Node.Anchor(boolean start) -> emit(new Instruction.Anchor(start));
      case Node.Sequence(List<Node> parts) -> parts.forEach(this::compile);
      case Node.Alternation(List<Node> choices) -> compileChoices(choices);
      case Node.Repetition repetition -> compileRepetition(repetition);
    }
  }

  private void compileChoices(List<Node> choices) {
    List<Integer> jumps = new ArrayList<>();
    for (Node choice : choices.subList(0, choices.size() - 1)) {
      int split = emit(new Instruction.Jump(0));
      compile(choice);
      jumps.add(emit(new Instruction.Jump(0)));
      instructions.set(split, new Instruction.Split(split + 1, instructions.size()));
    }
    compile(choices.getLast());
    jumps.forEach(jump -> instructions.set(jump, new Instruction.Jump(instructions.size())));
  }

  private void compileRepetition(Node.Repetition repetition) {
    for (int i = 0; i < repetition.least; i++) {
      compile(repetition.operand);
    }
    if (repetition.most < 0) {
      int split = emit(new Instruction.Jump(0));
      compile(repetition.operand);
      emit(new Instruction.Jump(split));
      instructions.set(split, split(repetition, split + 1, instructions.size()));
      return;
    }
    List<Integer> splits = new ArrayList<>();
    for (int i = repetition.least; i < repetition.most; i++) {
      splits.add(emit(new Instruction.Jump(0)));
      compile(repetition.operand);
    }
    splits.forEach(at -> instructions.set(at, split(repetition, at + 1, instructions.size())));
  }

  private static Instruction split(Node.Repetition repetition, int again, int out) {
    return repetition.reluctant
        ? new Instruction.Split(out, again)
        : new Instruction.Split(again, out);
  }
}
