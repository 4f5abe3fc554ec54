package dev.quern.types.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.error.BigQueryException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeographyFormsTest {

  private static String printed(String text) {
    return GeographyForms.FORMS.toText(GeographyForms.FORMS.toBinary(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT(1 2)",
        "MULTIPOINT(0 0, 1 1)",
        "LINESTRING(0 0, 1 1, 0 0, 5 5)",
        "MULTILINESTRING((2 2, 3 4), (5 6, 7 7))",
        "POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))",
        "POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (2 4, 3 4, 2 2, 2 4))",
        "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "MULTIPOLYGON(((0 0, 9 0, 9 9, 0 9, 0 0), (1 8, 8 8, 8 1, 1 1, 1 8)), ((2 2, 3 2, 3 3, 2 2)))",
        "GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(1 2, 2 1))",
        "GEOMETRYCOLLECTION(MULTIPOINT(-1 2, 0 12), LINESTRING(-2 4, 0 6), POLYGON((0 0, 1 0, 1 1, 0 0)))",
        "GEOMETRYCOLLECTION EMPTY",
        "FULLGLOBE"
      })
  void printsWhatIsInBigQuerysFormAsItIs(String text) {
    assertThat(printed(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "point ( 1.50   -2 )                                  | POINT(1.5 -2)",
        "POINT EMPTY                                          | GEOMETRYCOLLECTION EMPTY",
        "MULTIPOINT((1 1), (2 2))                             | MULTIPOINT(1 1, 2 2)",
        "MULTIPOINT(1 1, 1 1)                                 | POINT(1 1)",
        "GEOMETRYCOLLECTION(POINT(1 1), POINT(2 2))           | MULTIPOINT(1 1, 2 2)",
        "GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 1)), POINT EMPTY) | POINT(1 1)",
        "LINESTRING(1 1, 1 1, 2 2)                            | LINESTRING(1 1, 2 2)",
        "LINESTRING(1 1, 1 1)                                 | POINT(1 1)",
        "POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))                   | POLYGON((2 0, 2 2, 0 2, 0 0, 2 0))",
        "POINT(190 5)                                         | POINT(-170 5)",
        "0101000000000000000000F03F0000000000000040           | POINT(1 2)",
        "00000000013FF00000000000004000000000000000           | POINT(1 2)",
        "{\"type\": \"Point\", \"coordinates\": [1, 2, 3]}    | POINT(1 2)",
        "{\"type\": \"LineString\", \"coordinates\": [[1, 1], [3, 2]]} | LINESTRING(1 1, 2 1.5, 2.5 1.75, 3 2)"
      })
  void readsOtherForms(String text, String expected) {
    assertThat(printed(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT(1)                           | Invalid WKT: POINT(1)",
        "POINT(1 2) x                       | Invalid WKT: POINT(1 2) x",
        "POINT(1 91)                        | Latitude must be between -90 and 90 degrees",
        "CIRCLE(1 2)                        | Unknown geometry type in WKT: CIRCLE",
        "POLYGON((0 0, 1 1, 0 0))           | Invalid polygon loop: Polygon loop should have at least 3 unique vertices",
        "POLYGON((0 0, 2 2, 2 0, 0 2, 0 0)) | Invalid polygon loop: Edge 0 crosses edge 2",
        "LINESTRING(0 0, 180 0)             | Edge 0 has antipodal vertices",
        "0102                               | Invalid WKB",
        "010                                | Invalid hexadecimal WKB: 010",
        "0101000000FF                       | Invalid WKB",
        "0109000000                         | Unsupported geometry type in WKB: 9",
        "{}                                 | Invalid GeoJSON: a geometry must have a type",
        "{\"type\": \"Feature\", \"coordinates\": []} | Invalid GeoJSON: unsupported type: Feature"
      })
  void refusesWhatIsNoGeography(String text, String message) {
    assertThatThrownBy(() -> GeographyForms.FORMS.toBinary(text))
        .isInstanceOf(BigQueryException.class)
        .hasMessage(message);
  }

  @Test
  void keepsPolygonsLargerThanAHemisphere() {
    Geography world =
        WktReader.read(
            "POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))", new GeographyBuilder.Options(true, false, false));

    assertThat(Measures.area(Wkb.read(Wkb.write(world)))).isGreaterThan(5.1e14 * 0.999);
  }

  @Test
  void writesLittleEndianBinary() {
    assertThat(HexFormat.of().formatHex(GeographyForms.FORMS.toBinary("POINT(2 4)")))
        .isEqualTo("010100000000000000000000400000000000001040");
  }
}
