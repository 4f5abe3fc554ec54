package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Routine.Argument;
import dev.quern.domain.catalog.Routine.ArgumentKind;
import dev.quern.domain.type.StructType;
import dev.quern.sql.ast.CreateRoutine.Parameter;
import dev.quern.sql.ast.CreateRoutine.ParameterMode;
import dev.quern.sql.ast.CreateRoutine.ParameterType;
import dev.quern.sql.ast.CreateRoutine.TableColumn;
import dev.quern.sql.ast.CreateRoutine.TemplatedKind;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.TypeExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Gives the parameters of routines meaning. Source: "CREATE FUNCTION statement", arguments. */
final class RoutineParameters {

  private final StatementContext context;
  private final TypeAnalyzer types;

  RoutineParameters(Analysis analysis) {
    this.context = analysis.context;
    this.types = analysis.types;
  }

  List<Argument> ofFunction(List<Parameter> parameters, boolean aggregate) {
    for (Parameter parameter : parameters) {
      if (parameter.notAggregate() && !aggregate) {
        throw context.error(
            parameter,
            "Parameters can only be marked NOT AGGREGATE in functions created with CREATE AGGREGATE"
                + " FUNCTION");
      }
      if (isTable(parameter.type())) {
        throw context.error(
            parameter, "TABLE parameters are not allowed in CREATE FUNCTION statement");
      }
    }
    return arguments(parameters);
  }

  private static boolean isTable(ParameterType type) {
    return type instanceof ParameterType.Table
        || (type instanceof ParameterType.Templated templated
            && templated.kind() == TemplatedKind.TABLE);
  }

  List<Argument> ofTableFunction(List<Parameter> parameters) {
    return arguments(parameters);
  }

  List<Argument> ofProcedure(List<Parameter> parameters) {
    return arguments(parameters);
  }

  private List<Argument> arguments(List<Parameter> parameters) {
    List<Argument> arguments = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Parameter parameter : parameters) {
      Identifier name =
          parameter
              .name()
              .orElseThrow(() ->
                  context.error(
                      parameter,
                      "Parameters in function declarations must include both name and type"));
      if (!seen.add(name.name().toLowerCase(Locale.ROOT))) {
        throw context.error(parameter, "Duplicate argument name %s", name.name());
      }
      if (parameter.defaultValue().isPresent()) {
        throw context.unsupported(parameter, "A default value of a parameter");
      }
      arguments.add(argument(parameter, name.name()));
    }
    return arguments;
  }

  private Argument argument(Parameter parameter, String name) {
    Routine.Mode mode =
        switch (parameter.mode().orElse(ParameterMode.IN)) {
          case IN -> Routine.Mode.IN;
          case OUT -> Routine.Mode.OUT;
          case INOUT -> Routine.Mode.INOUT;
        };
    boolean aggregate = !parameter.notAggregate();
    return switch (parameter.type()) {
      case ParameterType.Typed(var _, TypeExpression type) -> {
        refuseParameters(type, "arguments");
        yield new Argument(
            name, ArgumentKind.FIXED_TYPE, Optional.of(types.analyze(type)), mode, aggregate);
      }
      case ParameterType.Table(var _, List<TableColumn> columns) ->
          new Argument(
              name,
              ArgumentKind.FIXED_TABLE,
              Optional.of(new StructType(columns.stream().map(this::field).toList())),
              mode,
              aggregate);
      case ParameterType.Templated templated ->
          new Argument(name, templated(templated), Optional.empty(), mode, aggregate);
    };
  }

  private ArgumentKind templated(ParameterType.Templated type) {
    return switch (type.kind()) {
      case TYPE -> ArgumentKind.ANY_TYPE;
      case TABLE -> ArgumentKind.ANY_TABLE;
      case PROTO, ENUM, STRUCT, ARRAY ->
          throw context.error(
              type,
              "Templated arguments other than ANY TYPE or ANY TABLE in function declarations are not"
                  + " supported yet");
    };
  }

  private StructType.Field field(TableColumn column) {
    return new StructType.Field(name(column), types.analyze(column.type()));
  }

  private String name(TableColumn column) {
    return column
        .name()
        .map(Identifier::name)
        .orElseThrow(() -> context.error(column, "A column of a table must have a name"));
  }

  /** The columns of {@code RETURNS TABLE<...>}. */
  List<Argument> columns(List<TableColumn> columns) {
    return columns.stream()
        .map(column ->
            new Argument(
                name(column),
                ArgumentKind.FIXED_TYPE,
                Optional.of(types.analyze(column.type())),
                Routine.Mode.IN,
                false))
        .toList();
  }

  /** Lengths and precisions have no place in a signature. */
  void refuseParameters(TypeExpression type, String where) {
    if (!type.parameters().isEmpty()) {
      throw context.error(
          type.parameters().getFirst() instanceof TypeExpression.TypeParameter.Value value
              ? value
              : type,
          "Parameterized types are not supported in function %s",
          where);
    }
  }
}
