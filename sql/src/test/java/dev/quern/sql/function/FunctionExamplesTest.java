package dev.quern.sql.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.sql.Sandbox;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionExamplesTest {

  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = new Sandbox();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  static Stream<Arguments> examples() {
    return FunctionRegistry.bigQuery().all().stream()
        .flatMap(function ->
            function.examples().stream()
                .map(example -> Arguments.of(example.expression(), example.result())));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsTrue(String expression, String result) {
    assertThat(sandbox.run("SELECT " + expression)).isEqualTo(List.of(List.of(result)));
  }
}
