package dev.quern.scripting;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.ScriptStatement;
import dev.quern.sql.ast.ScriptStatement.Branch;
import dev.quern.sql.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be wrong with a script before it runs: declarations behind other statements, jumps that
 * lead nowhere. Source: "Procedural language".
 */
final class ScriptChecks {

  private final String text;

  private ScriptChecks(String text) {
    this.text = text;
  }

  /** Throws what is wrong with a script or procedure. */
  static void check(List<Statement> script, String text) {
    new ScriptChecks(text).block(script, List.of(), 0);
  }

  private void block(List<Statement> statements, List<String> labels, int loops) {
    boolean declarations = true;
    for (Statement statement : statements) {
      if (!(statement instanceof ScriptStatement.Declare)) {
        declarations = false;
      } else if (!declarations) {
        throw error(
            statement, "Variable declarations are allowed only at the start of a block or script");
      }
    }
    list(statements, labels, loops);
  }

  private void list(List<Statement> statements, List<String> labels, int loops) {
    statements.forEach(statement -> {
      if (statement instanceof ScriptStatement script) {
        statement(script, labels, loops);
      }
    });
  }

  private void nested(List<Statement> statements, List<String> labels, int loops) {
    statements.stream()
        .filter(ScriptStatement.Declare.class::isInstance)
        .findFirst()
        .ifPresent(declare -> {
          throw error(
              declare, "Variable declarations are allowed only at the start of a block or script");
        });
    list(statements, labels, loops);
  }

  private void statement(ScriptStatement statement, List<String> labels, int loops) {
    switch (statement) {
      case ScriptStatement.Block block -> {
        List<String> inner = with(labels, block.label(), block);
        block(block.statements(), inner, loops);
        block.handler().ifPresent(handler -> block(handler.statements(), inner, loops));
      }
      case ScriptStatement.If branches -> {
        for (Branch branch : branches.branches()) {
          nested(branch.statements(), labels, loops);
        }
        branches.otherwise().ifPresent(otherwise -> nested(otherwise, labels, loops));
      }
      case ScriptStatement.Case cases -> {
        for (Branch branch : cases.branches()) {
          nested(branch.statements(), labels, loops);
        }
        cases.otherwise().ifPresent(otherwise -> nested(otherwise, labels, loops));
      }
      case ScriptStatement.Loop loop ->
          nested(loop.statements(), with(labels, loop.label(), loop), loops + 1);
      case ScriptStatement.While loop ->
          nested(loop.statements(), with(labels, loop.label(), loop), loops + 1);
      case ScriptStatement.Repeat loop ->
          nested(loop.statements(), with(labels, loop.label(), loop), loops + 1);
      case ScriptStatement.ForIn loop ->
          nested(loop.statements(), with(labels, loop.label(), loop), loops + 1);
      case ScriptStatement.Break leave -> jump("BREAK", leave, leave.label(), labels, loops);
      case ScriptStatement.Continue next -> jump("CONTINUE", next, next.label(), labels, loops);
      case ScriptStatement _ -> {}
    }
  }

  private List<String> with(List<String> labels, Optional<Identifier> label, Node location) {
    if (label.isEmpty()) {
      return labels;
    }
    String name = label.get().name().toLowerCase(Locale.ROOT);
    if (labels.contains(name)) {
      throw error(location, "Label %s already exists", label.get().name());
    }
    List<String> all = new ArrayList<>(labels);
    all.add(name);
    return all;
  }

  private void jump(
      String word, Node jump, Optional<Identifier> label, List<String> labels, int loops) {
    if (label.isPresent()) {
      if (!labels.contains(label.get().name().toLowerCase(Locale.ROOT))) {
        throw error(jump, "Label %s not found", label.get().name());
      }
    } else if (loops == 0) {
      throw error(jump, "%s is only allowed inside of a loop body", word);
    }
  }

  private BigQueryException error(Node node, String message, Object... arguments) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY,
        "query",
        message.formatted(arguments) + " at " + node.span().in(text));
  }
}
