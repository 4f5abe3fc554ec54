package dev.quern.udf.js;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.sql.analyzer.ForeignFunctions;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Functions in JavaScript. The engine can never forget a function, so one kernel serves all
 * functions of the same types: it is told by its first argument which program to run. Safe for use
 * by many threads. Source: "User-defined functions", JavaScript UDFs.
 */
public final class JavaScriptFunctions implements ForeignFunctions, AutoCloseable {

  private static final String DETERMINISTIC = "\"DETERMINISTIC\"";

  private final UnaryOperator<String> libraries;
  private final ProgramRunner runner = new ProgramRunner();
  private final Map<Shape, ScalarKernel> kernels = new ConcurrentHashMap<>();

  private record Shape(List<SqlType> arguments, SqlType result, boolean deterministic) {}

  /**
   * Functions whose libraries can be read.
   *
   * @param libraries the text of a library by its URI, {@code gs://bucket/path}; throws {@link
   *     BigQueryException} when there is none
   */
  public JavaScriptFunctions(UnaryOperator<String> libraries) {
    this.libraries = libraries;
  }

  @Override
  public Foreign resolve(Routine routine, List<SqlType> arguments) {
    if (!routine.language().equalsIgnoreCase("JAVASCRIPT")) {
      throw invalid("Functions in %s are not supported by Quern".formatted(routine.language()));
    }
    SqlType result =
        routine
            .returnType()
            .orElseThrow(() -> invalid("Non-SQL functions must specify a return type"));
    arguments.forEach(JavaScriptFunctions::requireSupported);
    requireSupported(result);
    boolean deterministic =
        DETERMINISTIC.equals(routine.properties().stored().get("determinismLevel"));
    ScalarKernel kernel =
        kernels.computeIfAbsent(new Shape(arguments, result, deterministic), this::kernel);
    return new Foreign(kernel, program(routine, arguments).encoded());
  }

  private ScalarKernel kernel(Shape shape) {
    List<SqlType> types = new ArrayList<>();
    types.add(ScalarType.STRING);
    types.addAll(shape.arguments());
    String name =
        "q_js_"
            + (shape.deterministic() ? "d" : "v")
            + Integer.toHexString(shape.result().toString().hashCode());
    ProgramKernel body = new ProgramKernel(runner, shape.arguments(), shape.result());
    ScalarKernel kernel =
        ScalarKernel.of(name, types, shape.result(), body::row)
            .handlingNulls()
            .withBatchBody(body::batch);
    return shape.deterministic() ? kernel : kernel.volatileKernel();
  }

  private Program program(Routine routine, List<SqlType> arguments) {
    String signature =
        routine.reference().routineId()
            + arguments.stream().map(SqlType::toString).collect(Collectors.joining(", ", "(", ")"));
    return new Program(
        signature,
        routine.arguments().stream().map(Routine.Argument::name).toList(),
        routine.body(),
        libraries(routine),
        routine.kind() == Routine.Kind.AGGREGATE_FUNCTION);
  }

  private List<String> libraries(Routine routine) {
    return Optional.ofNullable(routine.properties().stored().get("importedLibraries"))
        .map(json -> runner.texts(json).stream().map(libraries).toList())
        .orElse(List.of());
  }

  private static void requireSupported(SqlType type) {
    switch (type) {
      case ArrayType array -> requireSupported(array.element());
      case StructType struct -> struct.fields().forEach(field -> requireSupported(field.type()));
      case RangeType _ -> throw unsupported(type);
      case ScalarType scalar -> {
        if (scalar == ScalarType.INTERVAL || scalar == ScalarType.GEOGRAPHY) {
          throw unsupported(type);
        }
      }
    }
  }

  private static BigQueryException unsupported(SqlType type) {
    return invalid("Type %s is not supported in JavaScript functions".formatted(type));
  }

  static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, "query", message);
  }

  /** Stops what runs. */
  @Override
  public void close() {
    runner.close();
  }
}
