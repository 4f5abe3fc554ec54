package dev.quern.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.error.BigQueryException;
import dev.quern.sql.Sandbox;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallArgumentsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "JSON_KEYS(JSON '{\"a\":{\"b\":1}}', MODE => 'lax') | [a, a.b]",
        "JSON_KEYS(JSON '{\"a\":{\"b\":1}}', 1, mode => 'lax') | [a]",
        "JSON_SET(JSON '{}', '$.a', 1, '$.b', 2) | {\"a\":1,\"b\":2}",
        "JSON_SET(JSON '{\"a\":0}', '$.a', 1, '$.b', 2, create_if_missing => FALSE) | {\"a\":1}",
        "SAFE.JSON_SET(JSON '[1]', '$[9999999999999999999]', 2) | NULL",
        "MAKE_INTERVAL(1, day => 2) | 1-0 2 0:0:0",
        "INSTR('banana', 'an') | 2",
        "INSTR('banana', 'an', 3) | 4",
        "REGEXP_INSTR('abéab', '^ab', 4) | 0",
        "REGEXP_INSTR('abab', '^ab', 1, 2) | 0",
        "JSON_VALUE('{\"a\":1}', CONCAT('$', '.a')) | 1",
        "CONCAT(1, TRUE, DATE '2020-01-02') | 1true2020-01-02",
      })
  void fillsParametersByPositionNameAndDefault(String expression, String result) {
    assertThat(sandbox.run("SELECT " + expression)).isEqualTo(List.of(List.of(result)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PARSE_JSON(wide_number_mode => 'exact', '1') | Call to function PARSE_JSON must not specify"
            + " positional arguments after named arguments; named arguments must be specified last",
        "PARSE_JSON('1', mode => 'x') | Named argument `mode` does not exist in signature",
        "PARSE_JSON('1', 'exact') | Positional argument at 2 is invalid because argument"
            + " `wide_number_mode` can only be referred to by name",
        "PARSE_JSON(wide_number_mode => 'exact') | Required positional argument number 1 is not"
            + " provided",
        "PARSE_JSON('1', wide_number_mode => 1) | Named argument `wide_number_mode`: Unable to"
            + " coerce type INT64 to expected type STRING",
        "JSON_OBJECT('a', 1, 'b') | Wrong number of repeated arguments provided. Expected a"
            + " multiple of 2 but got 3 repeated arguments",
        "JSON_SET(JSON '{}', '$.a') | Signature requires at least 3 arguments, found 2 arguments",
        "MAKE_INTERVAL(1, year => 2) | Named argument `year` duplicates positional argument 1,"
            + " which also provides `year`",
        "JSON_VALUE('{}', (SELECT '$')) | Argument 2 to JSON_VALUE must be a constant expression at"
            + " [1:25]",
        "NORMALIZE('a', XYZ) | Argument is not a valid NORMALIZE mode: XYZ at [1:23]",
        "'a' LIKE NULL | Operands of LIKE cannot be literal NULL at [1:17]",
        "CONCAT(1, b'b') | Argument 1: Unable to coerce type INT64 to expected type BYTES",
      })
  void saysWhyArgumentsDoNotFit(String expression, String message) {
    assertThatThrownBy(() -> sandbox.run("SELECT " + expression))
        .isInstanceOf(BigQueryException.class)
        .hasMessageContaining(message);
  }
}
