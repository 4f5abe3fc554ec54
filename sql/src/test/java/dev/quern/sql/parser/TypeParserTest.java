package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Types. Source: "Data types". */
class TypeParserTest {

  @ParameterizedTest
  @MethodSource
  void parsesTypes(String sql, String expected) {
    assertThat(ParserCases.type(sql)).isEqualTo(expected);
  }

  static Stream<Arguments> parsesTypes() {
    return ParserCases.table(
        """
        INT64 >>> INT64
        STRING(10) >>> (Named STRING parameters:[10])
        NUMERIC(10, 2) >>> (Named NUMERIC parameters:[10 2])
        ARRAY<STRING> >>> (Array STRING)
        STRUCT<a INT64, ARRAY<DATE>> >>> (Struct fields:[(Field name:a INT64) (Field (Array DATE))])
        RANGE<TIMESTAMP> >>> (Range TIMESTAMP)
        ARRAY<STRUCT<x STRING(5), y BYTES>> >>> (Array (Struct fields:[(Field name:x (Named STRING parameters:[5])) (Field name:y BYTES)]))
        """);
  }
}
