package dev.quern.udf.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import dev.quern.sql.analyzer.ForeignFunctions.Foreign;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.storage.vector.VectorValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaScriptFunctionsTest {

  private static final JavaScriptFunctions FUNCTIONS =
      new JavaScriptFunctions(uri -> "function fromLibrary(x) { return '" + uri + "' + x; }");

  @AfterAll
  static void close() {
    FUNCTIONS.close();
  }

  private static Value run(String code, SqlType result, Value... arguments) {
    return run(code, result, Map.of(), arguments);
  }

  private static Value run(
      String code, SqlType result, Map<String, String> stored, Value... arguments) {
    return run(Routine.Kind.SCALAR_FUNCTION, code, result, stored, arguments);
  }

  private static Value run(
      Routine.Kind kind,
      String code,
      SqlType result,
      Map<String, String> stored,
      Value... arguments) {
    List<Routine.Argument> parameters = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    for (Value argument : arguments) {
      String name = String.valueOf((char) ('x' + types.size()));
      types.add(argument.type());
      parameters.add(
          Routine.Argument.of(name, Optional.of(argument.type()), Routine.Mode.IN, true));
    }
    Routine routine =
        new Routine(
            RoutineReference.of("p", "d", "f"),
            kind,
            "JAVASCRIPT",
            parameters,
            Optional.of(result),
            List.of(),
            code,
            new ResourceProperties(Optional.empty(), Optional.empty(), Map.of(), stored),
            ResourceVersion.NONE);
    Foreign foreign = FUNCTIONS.resolve(routine, types);
    List<Value> values = new ArrayList<>(List.of(new Value.Text(foreign.program())));
    values.addAll(List.of(arguments));
    ColumnVector[] vectors =
        values.stream()
            .map(value -> VectorValues.PLAIN.vector(value.type(), List.of(value)))
            .toArray(ColumnVector[]::new);
    HeapVectorWriter writer = new HeapVectorWriter(result);
    foreign.kernel().batchBody().orElseThrow().apply(vectors, 1, writer);
    return VectorValues.PLAIN.read(writer.toVector(1), 0);
  }

  private static String text(String code, Value... arguments) {
    return ((Value.Text) run(code, ScalarType.STRING, arguments)).value();
  }

  @Test
  void passesValuesInTheirDocumentedEncodings() {
    StructType struct = new StructType(List.of(new StructType.Field("a", ScalarType.INT64)));
    assertThat(text("return typeof x + x", new Value.Int64(7))).isEqualTo("string7");
    assertThat(text("return typeof x + x", new Value.Float64(1.5))).isEqualTo("number1.5");
    assertThat(text("return typeof x + x", new Value.Numeric(new BigDecimal("2"))))
        .isEqualTo("number2");
    assertThat(text("return typeof x + x", new Value.Numeric(new BigDecimal("2.5"))))
        .isEqualTo("string2.5");
    assertThat(text("return x.toISOString() + x.microsecond", new Value.Timestamp(1_500_123L)))
        .isEqualTo("1970-01-01T00:00:01.500Z123");
    assertThat(
            text("return JSON.stringify(x)", new Value.Struct(struct, List.of(new Value.Int64(1)))))
        .isEqualTo("{\"a\":\"1\"}");
    assertThat(text("return x === null ? 'none' : 'some'", new Value.Null(ScalarType.STRING)))
        .isEqualTo("none");
  }

  @Test
  void takesResultsOfEveryType() {
    assertThat(run("return '9223372036854775807'", ScalarType.INT64))
        .isEqualTo(new Value.Int64(Long.MAX_VALUE));
    assertThat(run("return 4", ScalarType.INT64)).isEqualTo(new Value.Int64(4));
    assertThat(run("return [1, '2']", SqlType.array(ScalarType.INT64)))
        .isEqualTo(
            new Value.Array(
                SqlType.array(ScalarType.INT64), List.of(new Value.Int64(1), new Value.Int64(2))));
    assertThat(run("return new Date(86400000)", ScalarType.DATE)).isEqualTo(new Value.Date(1));
    assertThat(run("return {a: [x]}", ScalarType.JSON, new Value.Float64(1)))
        .isEqualTo(new Value.Json("{\"a\":[1]}"));
    assertThat(run("", ScalarType.INT64)).isEqualTo(new Value.Null(ScalarType.INT64));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          throw new Error('boom'); ~ Error: boom at f(INT64) line 1, column 1
          return x.foo.bar; ~ TypeError: Cannot read property 'bar' of undefined at f(INT64) line 1, column 8
          return 'abc'; ~ Failed to coerce output value "abc" to type INT64 at f(INT64)
          return 1.5; ~ Failed to coerce output value "1.5" to type INT64 at f(INT64)
          return Java.type('java.lang.System'); ~ ReferenceError: Java is not defined at f(INT64) line 1, column 8
          """)
  void namesTheFunctionAndThePlaceOfErrors(String code, String message) {
    assertThatThrownBy(() -> run(code, ScalarType.INT64, new Value.Int64(1))).hasMessage(message);
  }

  @Test
  void saysWhereTheSyntaxIsWrong() {
    assertThatThrownBy(() -> run("return {", ScalarType.INT64))
        .hasMessageStartingWith("SyntaxError: ")
        .hasMessageContaining("at f() line 2");
  }

  @Test
  void runsLibrariesFirst() {
    Map<String, String> stored = Map.of("importedLibraries", "[\"gs://b/l.js\"]");
    assertThat(run("return fromLibrary(x)", ScalarType.STRING, stored, new Value.Text("!")))
        .isEqualTo(new Value.Text("gs://b/l.js!"));
  }

  @Test
  void usesOneKernelForFunctionsOfTheSameTypes() {
    Routine.Argument parameter =
        Routine.Argument.of("x", Optional.of(ScalarType.INT64), Routine.Mode.IN, true);
    List<Foreign> functions = new ArrayList<>();
    for (String code : List.of("return 1", "return 2")) {
      Routine routine =
          new Routine(
              RoutineReference.of("p", "d", "f"),
              Routine.Kind.SCALAR_FUNCTION,
              "JAVASCRIPT",
              List.of(parameter),
              Optional.of(ScalarType.INT64),
              List.of(),
              code,
              ResourceProperties.NONE,
              ResourceVersion.NONE);
      functions.add(FUNCTIONS.resolve(routine, List.of(ScalarType.INT64)));
    }

    assertThat(functions.getFirst().kernel()).isSameAs(functions.getLast().kernel());
    assertThat(functions.getFirst().program()).isNotEqualTo(functions.getLast().program());
  }

  private static Value aggregated(String code, SqlType result, Value... arguments) {
    return run(Routine.Kind.AGGREGATE_FUNCTION, code, result, Map.of(), arguments);
  }

  @Test
  void aggregatesTheRowsOfAGroup() {
    StructType row = new StructType(List.of(new StructType.Field("a0", ScalarType.INT64)));
    Value rows =
        new Value.Array(
            new ArrayType(row),
            List.of(
                new Value.Struct(row, List.of(new Value.Int64(7))),
                new Value.Struct(row, List.of(new Value.Int64(1L << 60)))));
    String sum =
        """
        export function initialState(start) { return {sum: BigInt(start)}; }
        export function aggregate(state, x) { state.sum += x; }
        export function merge(state, other) { state.sum += other.sum; }
        export function finalize(state, start) { return state.sum; }
        """;
    assertThat(aggregated(sum, ScalarType.INT64, rows, new Value.Int64(2)))
        .isEqualTo(new Value.Int64((1L << 60) + 9));
    assertThat(
            aggregated(
                sum, ScalarType.INT64, new Value.Null(new ArrayType(row)), new Value.Int64(2)))
        .isEqualTo(new Value.Int64(2));
  }

  @Test
  void namesThePartThatAnAggregateFunctionLacks() {
    StructType row = new StructType(List.of(new StructType.Field("a0", ScalarType.INT64)));
    assertThatThrownBy(() ->
            aggregated(
                "export function initialState() { return {}; }",
                ScalarType.INT64,
                new Value.Array(new ArrayType(row), List.of())))
        .hasMessageContaining("must export the function aggregate");
  }
}
