package dev.quern.scripting;

import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.sql.ast.Location;
import dev.quern.sql.ast.Span;
import java.util.Optional;

/** A script or procedure that is running: its text, its variables, where it is. */
final class Frame {

  private final String text;
  private final Optional<RoutineReference> procedure;
  private Variables variables;
  private Span position = new Span(0, 0);

  Frame(String text, Optional<RoutineReference> procedure, Variables variables) {
    this.text = text;
    this.procedure = procedure;
    this.variables = variables;
  }

  String text() {
    return text;
  }

  Variables variables() {
    return variables;
  }

  /** Enters or leaves a block. */
  void use(Variables block) {
    variables = block;
  }

  /** Says which statement runs. */
  void at(Span statement) {
    position = statement;
  }

  /** Does something as if a part of the statement ran by itself. */
  void within(Span part, Runnable work) {
    Span whole = position;
    position = part;
    try {
      work.run();
    } finally {
      position = whole;
    }
  }

  /** The text of the statement that runs. */
  String statement() {
    return position.of(text);
  }

  Location location() {
    return Location.of(text, position.start());
  }

  /** The procedure whose body this is. */
  Optional<RoutineReference> procedure() {
    return procedure;
  }

  /** The procedure's name as stack traces have it. */
  Optional<String> procedureName() {
    return procedure.map(p -> p.projectId() + "." + p.datasetId() + "." + p.routineId());
  }

  /** A place in this text as error messages have it. */
  String place(String lineAndColumn) {
    return procedureName().map(name -> "[" + name + ":").orElse("[") + lineAndColumn + "]";
  }

  ScriptStep.Frame snapshot() {
    Location start = location();
    Location end = Location.of(text, position.end());
    return new ScriptStep.Frame(
        procedureName(), start.line(), start.column(), end.line(), end.column(), statement());
  }
}
