package dev.quern.scripting;

import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.statement.QueryParameter;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.ScriptStatement;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.execution.StatementInput;
import dev.quern.sql.parser.GoogleSqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** EXECUTE IMMEDIATE. Source: "Procedural language". */
final class DynamicStatements {

  private final ScriptState state;
  private final StatementSteps steps;

  DynamicStatements(ScriptState state, StatementSteps steps) {
    this.state = state;
    this.steps = steps;
  }

  void execute(ScriptStatement.ExecuteImmediate execute) {
    Value text = state.evaluate(execute.sql(), Optional.of(ScalarType.STRING));
    if (!(text instanceof Value.Text(String sql))) {
      throw state.error(execute.sql(), "SQL created by EXECUTE IMMEDIATE must not be NULL");
    }
    execute.into().forEach(this::requireVariable);
    Statement statement = statement(sql, execute);
    StatementInput input =
        state.dynamicInput(state.request().withParameters(parameters(execute)), sql);
    if (execute.into().isEmpty()) {
      steps.run(statement, input);
    } else {
      assign(execute, steps.run(statement, input));
    }
  }

  private void requireVariable(Identifier name) {
    if (!state.frame().variables().isDeclared(name.name())) {
      throw state.error(name, "Undeclared variable: %s", name.name());
    }
  }

  private Statement statement(String sql, ScriptStatement.ExecuteImmediate execute) {
    Statement statement;
    try {
      statement = new GoogleSqlParser().parseStatement(sql);
    } catch (BigQueryException e) {
      throw state.error(
          execute.sql(), "Invalid EXECUTE IMMEDIATE sql string `%s`, %s", sql, e.error().message());
    }
    if (statement instanceof ScriptStatement) {
      throw state.error(
          execute.sql(), "SQL created by EXECUTE IMMEDIATE contains unsupported statement type");
    }
    return statement;
  }

  private List<QueryParameter> parameters(ScriptStatement.ExecuteImmediate execute) {
    long named = execute.using().stream().filter(u -> u.name().isPresent()).count();
    if (named > 0 && named < execute.using().size()) {
      throw state.error(execute, "Cannot mix named and positional parameters");
    }
    List<QueryParameter> parameters = new ArrayList<>();
    for (ScriptStatement.UsingArgument argument : execute.using()) {
      parameters.add(
          new QueryParameter(
              argument.name().map(Identifier::name).orElse(""),
              state.evaluate(argument.value(), Optional.empty())));
    }
    return parameters;
  }

  private void assign(ScriptStatement.ExecuteImmediate execute, StatementResult result) {
    if (!(result.outcome() instanceof StatementResult.Kept(var kept))) {
      throw state.error(
          execute, "EXECUTE IMMEDIATE INTO clause requires a query that returns rows");
    }
    int columns = kept.schema().fields().size();
    if (columns != execute.into().size()) {
      throw state.error(
          execute,
          "EXECUTE IMMEDIATE INTO clause must have the same number of columns as the query's result:"
              + " %d vs %d",
          execute.into().size(),
          columns);
    }
    if (kept.rowCount() > 1) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "EXECUTE IMMEDIATE INTO expects at most one row, but the query returned "
              + kept.rowCount());
    }
    List<Value.Struct> rows;
    try (RowStream stream = kept.rows(0, 1)) {
      rows = StatementSteps.structs(stream);
    }
    Variables variables = state.frame().variables();
    for (int i = 0; i < columns; i++) {
      Identifier name = execute.into().get(i);
      var type = variables.type(name.name()).orElseThrow();
      Value value =
          rows.isEmpty()
              ? new Value.Null(type)
              : state.convert(rows.getFirst().fields().get(i), type, name);
      variables.assign(name.name(), value);
    }
  }
}
