package dev.quern.sql.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.sql.Sandbox;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionExamplesTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

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
