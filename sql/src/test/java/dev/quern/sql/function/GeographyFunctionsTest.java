package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GeographyFunctionsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void readsAndPrints() {
    QueryCases.check(
        sandbox,
        """
        SELECT ST_GEOGPOINT(190, 5), ST_GEOGPOINT(0.1, -33.333333333333336), ST_GEOGPOINT(NULL, 1)
        >>> (POINT(-170 5), POINT(0.1 -33.3333333333333), NULL)

        SELECT ST_GEOGPOINT(0, 91)
        >>> error: ST_GeogPoint failed: Latitude must be between -90 and 90 degrees

        SELECT SAFE.ST_GEOGPOINT(0, 91), SAFE.ST_GEOGFROMTEXT('POINT(1)')
        >>> (NULL, NULL)

        SELECT ST_GEOGFROMTEXT('POLYGON((0 0, 2 2, 2 0, 0 2, 0 0))')
        >>> error: ST_GeogFromText failed: Invalid polygon loop: Edge 0 crosses edge 2

        SELECT ST_GEOGFROMTEXT('POLYGON((0 -1, 2 1, 2 -1, 0 1))', make_valid => TRUE)
        >>> (MULTIPOLYGON(((0 -1, 1 0, 0 1, 0 -1)), ((1 0, 2 -1, 2 1, 1 0))))

        SELECT ST_AREA(ST_GEOGFROMTEXT('POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))', oriented => TRUE)) > 5e14
        >>> (true)

        SELECT ST_GEOGFROMTEXT('LINESTRING(1 1, 3 2)', planar => TRUE)
        >>> (LINESTRING(1 1, 2 1.5, 2.5 1.75, 3 2))

        SELECT ST_ASGEOJSON(ST_GEOGFROMTEXT('LINESTRING(1 1, 2 2)'))
        >>> ({ "type": "LineString", "coordinates": [ [1, 1], [1.49988573656168, 1.5000570914792], [2, 2] ] } )

        SELECT FORMAT('%t', ST_GEOGPOINT(1, 2)), FORMAT('%T', ST_GEOGPOINT(1, 2)), TO_JSON_STRING(STRUCT(ST_GEOGPOINT(1, 2) AS g))
        >>> (POINT(1 2), ST_GEOGFROMTEXT("POINT(1 2)"), {"g":"POINT(1 2)"})
        """);
  }

  @Test
  void takesGeographiesApart() {
    QueryCases.check(
        sandbox,
        """
        SELECT ST_DUMP(g), ST_NUMPOINTS(g), ST_DIMENSION(g), ST_GEOMETRYTYPE(g), ST_BOUNDARY(g) FROM (SELECT ST_GEOGFROMTEXT('GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(1 2, 2 1))') AS g)
        >>> ([POINT(0 0), LINESTRING(1 2, 2 1)], 3, 1, ST_GeometryCollection, MULTIPOINT(1 2, 2 1))

        SELECT ST_DIMENSION(g), ST_X(g), ST_ISEMPTY(g), ST_ISCLOSED(g), ST_DISTANCE(g, g), ST_CENTROID(g) FROM (SELECT ST_GEOGFROMTEXT('POINT EMPTY') AS g)
        >>> (-1, NULL, true, false, NULL, GEOMETRYCOLLECTION EMPTY)

        SELECT ST_X(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 1)'))
        >>> error: ST_X failed: input must be a single point

        SELECT ST_POINTN(g, 1), ST_POINTN(g, -1), ST_POINTN(g, 0), ST_POINTN(g, 4) FROM (SELECT ST_GEOGFROMTEXT('LINESTRING(0 0, 1 1, 2 0)') AS g)
        >>> (POINT(0 0), POINT(2 0), NULL, NULL)

        SELECT ST_INTERIORRINGS(ST_GEOGFROMTEXT('POLYGON((1 1, 1 10, 5 10, 5 1, 1 1), (2 2.5, 3.5 3, 2.5 2, 2 2.5))'))
        >>> ([LINESTRING(2.5 2, 3.5 3, 2 2.5, 2.5 2)])

        SELECT ST_GEOGFROMTEXT('fullglobe'), ROUND(ST_AREA(ST_GEOGFROMTEXT('fullglobe')) / 1e12), ST_ISCLOSED(ST_GEOGFROMTEXT('fullglobe'))
        >>> (FULLGLOBE, 510, true)
        """);
  }

  @Test
  void measuresAndCompares() {
    QueryCases.check(
        sandbox,
        """
        SELECT ST_DISTANCE(ST_GEOGFROMTEXT('LINESTRING(0 0, 10 0)'), ST_GEOGPOINT(5, 1)), ST_DISTANCE(ST_GEOGFROMTEXT('POLYGON((0 0, 9 0, 9 9, 0 9, 0 0))'), ST_GEOGPOINT(5, 5))
        >>> (111195.10117748393, 0)

        SELECT ST_DISTANCE(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 0), TRUE)
        >>> error: ST_Distance failed: use_spheroid=TRUE is not supported

        SELECT ST_AZIMUTH(ST_GEOGPOINT(-30, 0), ST_GEOGPOINT(150, 0)), ST_ANGLE(ST_GEOGPOINT(1, 0), ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 0))
        >>> (NULL, NULL)

        SELECT ST_BOUNDINGBOX(ST_GEOGFROMTEXT('POLYGON((172 53, -130 55, -141 70, 172 53))'))
        >>> ({172, 53, 230, 70})

        SELECT ST_TOUCHES(a, b), ST_INTERSECTS(a, b), ST_CONTAINS(a, b), ST_DISJOINT(a, b) FROM (SELECT ST_GEOGFROMTEXT('POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))') AS a, ST_GEOGFROMTEXT('POLYGON((2 0, 4 0, 4 2, 2 2, 2 0))') AS b)
        >>> (true, true, false, false)

        SELECT ST_CONTAINS(g, p), ST_COVERS(g, p), ST_TOUCHES(g, p) FROM (SELECT ST_GEOGFROMTEXT('POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))') AS g), UNNEST([ST_GEOGPOINT(2, 0), ST_GEOGPOINT(1, 0), ST_GEOGPOINT(1, 1)]) AS p WITH OFFSET AS o ORDER BY o
        >>> (false, true, true), (false, true, true), (true, true, false)

        SELECT ST_DWITHIN(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 1), 111195.2), ST_DWITHIN(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 1), 111195), ST_DWITHIN(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 0), -1)
        >>> (true, false, false)

        SELECT ST_HAUSDORFFDISTANCE(a, b), ST_HAUSDORFFDISTANCE(a, b, directed => TRUE) FROM (SELECT ST_GEOGPOINT(0, 0) AS a, ST_GEOGFROMTEXT('LINESTRING(0 0, 1 0)') AS b)
        >>> (111195.10117748393, 0)
        """);
  }

  @Test
  void makesGeographiesOfOthers() {
    QueryCases.check(
        sandbox,
        """
        SELECT ST_INTERSECTION(p, l), ST_DIFFERENCE(l, p) FROM (SELECT ST_GEOGFROMTEXT('POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))') AS p, ST_GEOGFROMTEXT('LINESTRING(-1 1, 3 1)') AS l)
        >>> (LINESTRING(0 1.00045705372412, 2 1.00045705372412), MULTILINESTRING((-1 1, 0 1.00045705372412), (2 1.00045705372412, 3 1)))

        SELECT ST_UNION([ST_GEOGPOINT(1, 1), ST_GEOGPOINT(2, 2), ST_GEOGPOINT(1, 1)]), ST_UNION(ARRAY<GEOGRAPHY>[])
        >>> (MULTIPOINT(1 1, 2 2), GEOMETRYCOLLECTION EMPTY)

        SELECT ST_MAKELINE([ST_GEOGFROMTEXT('LINESTRING(1 0, 10 0)'), ST_GEOGFROMTEXT('LINESTRING(10 0, 5 0)'), ST_GEOGFROMTEXT('LINESTRING(5 0, 5 4)')])
        >>> (MULTILINESTRING((1 0, 5 0, 10 0), (5 0, 5 4)))

        SELECT ST_MAKEPOLYGON(ST_GEOGFROMTEXT('LINESTRING(0 0, 9 0, 9 9, 0 0)'), [ST_GEOGFROMTEXT('LINESTRING(5 1, 6 1, 6 2, 5 1)')])
        >>> (POLYGON((0 0, 9 0, 9 9, 0 0), (6 2, 6 1, 5 1, 6 2)))

        SELECT ST_SIMPLIFY(g, 1000), ST_SIMPLIFY(g, 10000), ST_SIMPLIFY(g, 100000) FROM (SELECT ST_GEOGFROMTEXT('POLYGON((0 0, 0.1 0, 0.1 0.1, 0 0))') AS g)
        >>> (POLYGON((0 0, 0.1 0, 0.1 0.1, 0 0)), LINESTRING(0 0, 0.1 0.1), POINT(0 0))

        SELECT ST_LINESUBSTRING(g, 0.25, 0.75), ST_LINESUBSTRING(g, 0.5, 0.5), ST_LINEINTERPOLATEPOINT(g, 1) FROM (SELECT ST_GEOGFROMTEXT('LINESTRING(0 0, 1 0, 2 0)') AS g)
        >>> (LINESTRING(0.5 0, 1 0, 1.5 0), POINT(1 0), POINT(2 0))

        SELECT ST_LINESUBSTRING(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 0)'), 0.7, 0.2)
        >>> error: ST_LineSubstring failed: start_fraction must not be greater than end_fraction

        SELECT ROUND(ST_AREA(ST_BUFFER(l, 1000, endcap => 'FLAT')) / 1e6, 1), ROUND(ST_AREA(ST_BUFFER(l, 1000, side => 'LEFT')) / 1e6, 1), ROUND(ST_AREA(ST_BUFFER(l, 1000)) / 1e6, 1) FROM (SELECT ST_GEOGFROMTEXT('LINESTRING(0 0, 1 0)') AS l)
        >>> (222.4, 112.8, 225.5)

        SELECT ROUND(ST_AREA(ST_BUFFER(g, 1000)) / 1e6), ROUND(ST_AREA(ST_BUFFER(g, -1000)) / 1e6) FROM (SELECT ST_GEOGFROMTEXT('POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))') AS g)
        >>> (12812, 11923)

        SELECT ST_BUFFER(ST_GEOGPOINT(0, 0), 1, 1e308)
        >>> error: ST_Buffer failed: num_seg_quarter_circle must not exceed 10000

        SELECT ST_BUFFER(ST_GEOGPOINT(0, 0), 1, endcap => 'ODD')
        >>> error: ST_Buffer failed: invalid endcap 'ODD'; expected one of ROUND, FLAT
        """);
  }

  @Test
  void aggregates() {
    QueryCases.check(
        sandbox,
        """
        SELECT ST_UNION_AGG(g), ST_EXTENT(g), ST_CENTROID_AGG(g) FROM (SELECT ST_GEOGPOINT(1, 1) AS g LIMIT 0)
        >>> (NULL, NULL, NULL)

        SELECT ST_UNION_AGG(g) OVER (ORDER BY i) FROM (SELECT i, ST_GEOGPOINT(i, i) AS g FROM UNNEST([1, 2]) AS i) ORDER BY i
        >>> (POINT(1 1)), (MULTIPOINT(1 1, 2 2))

        SELECT ST_CENTROID_AGG(g) FROM UNNEST([ST_GEOGPOINT(50, 26), ST_GEOGFROMTEXT('LINESTRING(0 -1, 0 1)'), ST_GEOGFROMTEXT('LINESTRING(0 1, 0 3)'), NULL]) AS g
        >>> (POINT(0 1))

        SELECT i, ST_CLUSTERDBSCAN(ST_GEOGPOINT(x, 0), 1e5, 2) OVER (PARTITION BY p) FROM UNNEST([STRUCT(1 AS i, 'a' AS p, 0.0 AS x), (2, 'a', 0.5), (3, 'a', 9), (4, 'b', 0.5), (5, 'b', 0.6)]) ORDER BY i
        >>> (1, 0), (2, 0), (3, NULL), (4, 0), (5, 0)
        """);
  }

  @Test
  void cannotBeComparedOrGrouped() {
    QueryCases.check(
        sandbox,
        """
        SELECT g = g FROM (SELECT ST_GEOGPOINT(1, 1) AS g)
        >>> error: Equality is not defined for arguments of type GEOGRAPHY at [1:8]

        SELECT 1 FROM (SELECT ST_GEOGPOINT(1, 2) AS g) GROUP BY g
        >>> error: Grouping by expressions of type GEOGRAPHY is not allowed at [1:57]

        SELECT g FROM (SELECT ST_GEOGPOINT(1, 2) AS g) ORDER BY g
        >>> error: ORDER BY does not support expressions of type GEOGRAPHY at [1:57]

        SELECT DISTINCT g FROM (SELECT ST_GEOGPOINT(1, 2) AS g)
        >>> error: Column g of type GEOGRAPHY cannot be used in SELECT DISTINCT at [1:17]

        SELECT MIN(g) FROM (SELECT ST_GEOGPOINT(1, 2) AS g)
        >>> error: MIN is not defined for arguments of type GEOGRAPHY at [1:8]

        SELECT CAST('POINT(1 2)' AS GEOGRAPHY)
        >>> error: Invalid cast from STRING to GEOGRAPHY at [1:13]
        """);
  }
}
