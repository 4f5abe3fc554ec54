package dev.quern.sql.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.sql.Sandbox;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls with constant arguments, which the engine computes, against the same with a kernel. */
class EngineTextFunctionsTest {

  private static final String TEXTS =
      "['', 'a', 'aaa', 'ab,ba,,', 'Straße ß', 'É\\u0301é', 'x\\ny', '日本語', 'a=12 b=345',"
          + " 'foo@example.com', ' a ', 'a%b_c', r'a\\b', NULL]";

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "REGEXP_CONTAINS(t, %s) ~ '[a-z]+=[0-9]' ~ true",
        "REGEXP_CONTAINS(t, %s) ~ 'x.y' ~ true",
        "REGEXP_CONTAINS(t, %s) ~ '(?i)é|ß' ~ true",
        "REGEXP_CONTAINS(t, %s) ~ '^$' ~ true",
        "REGEXP_CONTAINS(t, %s) ~ r'\\w\\W\\d' ~ true",
        "REGEXP_EXTRACT(t, %s) ~ '[a-z]+' ~ true",
        "REGEXP_EXTRACT(t, %s) ~ '[a-z]*' ~ true",
        "REGEXP_EXTRACT(t, %s) ~ 'a=([0-9]*)' ~ true",
        "REGEXP_EXTRACT(t, %s) ~ 'a=?([0-9]+)?' ~ false",
        "REGEXP_EXTRACT(t, %s) ~ '(é)|a' ~ false",
        "TO_JSON_STRING(REGEXP_EXTRACT_ALL(t, %s)) ~ '[0-9]+' ~ true",
        "TO_JSON_STRING(REGEXP_EXTRACT_ALL(t, %s)) ~ 'a(.)' ~ true",
        "TO_JSON_STRING(REGEXP_EXTRACT_ALL(t, %s)) ~ 'a*' ~ false",
        "REGEXP_REPLACE(t, %s, r'[\\0]') ~ '[a-z]+' ~ true",
        "REGEXP_REPLACE(t, %s, r'\\1') ~ 'a(.)' ~ true",
        "REGEXP_REPLACE(t, %s, '-') ~ 'x*' ~ false",
        "TO_JSON_STRING(SPLIT(t, %s)) ~ ',' ~ true",
        "TO_JSON_STRING(SPLIT(t, %s)) ~ 'aa' ~ true",
        "TO_JSON_STRING(SPLIT(t, %s)) ~ '' ~ false",
        "REPLACE(t, %s, 'xy') ~ 'a' ~ true",
        "REPLACE(t, %s, 'xy') ~ '' ~ false",
        "LPAD(t, 4, %s) ~ 'é1' ~ true",
        "RPAD(t, 4, %s) ~ 'é1' ~ true",
        "SUBSTR(t, %s) ~ 2 ~ true",
        "SUBSTR(t, %s) ~ -2 ~ false",
        "SUBSTR(t, 2, %s) ~ 1 ~ true",
        "LEFT(t, %s) ~ 2 ~ true",
        "(t LIKE %s) ~ r'%b\\_c' ~ false",
        "(t LIKE %s) ~ '_a%' ~ true",
      })
  void computesWhatKernelsDo(String call, String constant, boolean engine) {
    String withConstant = call.formatted(constant);
    assertThat(sandbox.render("SELECT " + withConstant + " FROM UNNEST(" + TEXTS + ") AS t"))
        .satisfies(sql ->
            assertThat(sql.replace("q_to_json_string", "").contains("q_")).isEqualTo(!engine));
    assertThat(
            sandbox.run(
                "SELECT t, %s, %s FROM UNNEST(%s) AS t CROSS JOIN UNNEST([%s]) AS p WHERE %s IS DISTINCT FROM %s"
                    .formatted(
                        withConstant,
                        call.formatted("p"),
                        TEXTS,
                        constant,
                        withConstant,
                        call.formatted("p"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UPPER", "LOWER"})
  void mapsTheCaseOfAsciiInTheEngine(String function) {
    assertThat(
            sandbox.run(
                "SELECT t FROM UNNEST(%s) AS t WHERE %s(t) IS DISTINCT FROM %s(CONCAT(t, ''))"
                    .formatted(TEXTS, function, function)))
        .isEqualTo(List.of());
  }
}
