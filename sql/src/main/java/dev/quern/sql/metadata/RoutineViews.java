package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Views of routines. Source: "ROUTINES view" and the pages beside it. */
final class RoutineViews {

  static final List<MetadataView<?>> ALL =
      List.of(
          name(MetadataView.<Routine>dataset("ROUTINES", MetadataRequest::routines), r -> r)
              .text("routine_catalog", routine -> routine.reference().dataset().projectId())
              .text("routine_schema", routine -> routine.reference().dataset().datasetId())
              .text("routine_name", routine -> routine.reference().routineId())
              .text("routine_type", RoutineViews::type)
              .optional("data_type", routine -> routine.returnType().map(SqlType::toString))
              .text("routine_body", routine -> isSql(routine) ? "SQL" : "EXTERNAL")
              .text("routine_definition", Routine::body)
              .optional(
                  "external_language",
                  routine -> isSql(routine) ? Optional.empty() : Optional.of(routine.language()))
              .none("is_deterministic", "security_type")
              .time("created", routine -> routine.version().creationTime())
              .time("last_altered", routine -> routine.version().lastModifiedTime())
              .text("ddl", DdlText::of)
              .none("connection")
              .build(),
          name(
                  MetadataView.<Option>dataset("ROUTINE_OPTIONS", RoutineViews::options),
                  Option::routine)
              .text("option_name", option -> option.text().name())
              .text("option_type", option -> option.text().type())
              .text("option_value", option -> option.text().value())
              .build(),
          name(
                  MetadataView.<Parameter>dataset("PARAMETERS", RoutineViews::parameters),
                  Parameter::routine)
              .int64("ordinal_position", Parameter::position)
              .optional("parameter_mode", RoutineViews::mode)
              .yesNo("is_result", parameter -> parameter.position() == 0)
              .optional(
                  "parameter_name", parameter -> parameter.argument().map(Routine.Argument::name))
              .text("data_type", Parameter::type)
              .none("parameter_default")
              .optional("is_aggregate", RoutineViews::isAggregate)
              .build());

  private record Option(Routine routine, OptionText text) {}

  private record Parameter(
      Routine routine, long position, Optional<Routine.Argument> argument, String type) {}

  private RoutineViews() {}

  private static <R> MetadataView.Builder<R> name(
      MetadataView.Builder<R> view, java.util.function.Function<R, Routine> routine) {
    return view.text(
            "specific_catalog", row -> routine.apply(row).reference().dataset().projectId())
        .text("specific_schema", row -> routine.apply(row).reference().dataset().datasetId())
        .text("specific_name", row -> routine.apply(row).reference().routineId());
  }

  private static boolean isSql(Routine routine) {
    return routine.language().equals("SQL");
  }

  private static String type(Routine routine) {
    return switch (routine.kind()) {
      case SCALAR_FUNCTION -> "FUNCTION";
      case AGGREGATE_FUNCTION -> "AGGREGATE FUNCTION";
      case TABLE_VALUED_FUNCTION -> "TABLE FUNCTION";
      case PROCEDURE -> "PROCEDURE";
    };
  }

  private static Stream<Option> options(MetadataRequest request) {
    return request
        .routines()
        .flatMap(routine -> OptionText.of(routine).stream().map(text -> new Option(routine, text)));
  }

  private static Stream<Parameter> parameters(MetadataRequest request) {
    return request
        .routines()
        .flatMap(routine -> {
          List<Parameter> parameters = new ArrayList<>();
          routine
              .returnType()
              .ifPresent(type ->
                  parameters.add(new Parameter(routine, 0, Optional.empty(), type.toString())));
          for (Routine.Argument argument : routine.arguments()) {
            String type = argument.type().map(SqlType::toString).orElse("ANY TYPE");
            long position = 1L + routine.arguments().indexOf(argument);
            parameters.add(new Parameter(routine, position, Optional.of(argument), type));
          }
          return parameters.stream();
        });
  }

  private static Optional<String> mode(Parameter parameter) {
    return parameter
        .argument()
        .filter(_ -> parameter.routine().kind() == Routine.Kind.PROCEDURE)
        .map(argument -> argument.mode().name());
  }

  private static Optional<String> isAggregate(Parameter parameter) {
    return parameter
        .argument()
        .filter(_ -> parameter.routine().kind() == Routine.Kind.AGGREGATE_FUNCTION)
        .map(argument -> MetadataValues.yesNo(argument.aggregate()));
  }
}
