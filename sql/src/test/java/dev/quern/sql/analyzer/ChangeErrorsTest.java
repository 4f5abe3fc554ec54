package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of DML. Source: "Data manipulation language". */
class ChangeErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        UPDATE a SET z = 1 FROM a WHERE TRUE >>> Alias a in the FROM clause was already defined as the UPDATE target at [1:20]
        UPDATE a x SET z = 1 FROM t, UNNEST([1]) X WHERE TRUE >>> Alias x in the FROM clause was already defined as the UPDATE target at [1:22]
        UPDATE a SET z = COUNT(*) WHERE TRUE >>> Aggregate function COUNT(*) not allowed in UPDATE clause at [1:18]
        MERGE a USING a ON TRUE WHEN MATCHED THEN DELETE >>> Alias a in the source was already defined as the MERGE target at [1:15]
        MERGE a USING t ON a.a = t.a WHEN MATCHED AND a.z THEN DELETE >>> match condition should return type BOOL, but returns INT64 at [1:47]
        MERGE a USING t ON a.a = t.a WHEN NOT MATCHED THEN INSERT (a, a) VALUES (1, 2) >>> MERGE has INSERT operation with duplicated column names: a at [1:63]
        INSERT INTO a VALUES (SUM(1), 2) >>> Aggregate function SUM not allowed in INSERT VALUES at [1:23]
        INSERT INTO a VALUES (COUNT(*), 2) >>> Aggregate function COUNT(*) not allowed in INSERT VALUES at [1:23]
        DELETE a WHERE SUM(1) > 1 >>> Aggregate function SUM not allowed in WHERE clause at [1:16]
        MERGE a USING t ON SUM(1)=1 WHEN MATCHED THEN DELETE >>> Aggregate function SUM not allowed in merge condition at [1:20]
        INSERT INTO a VALUES (1) >>> Inserted row has wrong column count; Has 1, expected 2 at [1:22]
        INSERT INTO a VALUES (1, 2, 3) >>> Inserted row has wrong column count; Has 3, expected 2 at [1:22]
        INSERT INTO a VALUES ('x', 2) >>> Value has type STRING which cannot be inserted into column a, which has type INT64 at [1:23]
        INSERT INTO a (a) VALUES (1, 2) >>> Inserted row has wrong column count; Has 2, expected 1 at [1:26]
        INSERT INTO a (zz) VALUES (1) >>> Column zz is not present in table a at [1:16]
        INSERT INTO a (a, a) VALUES (1, 2) >>> INSERT has columns with duplicate name: a at [1:19]
        INSERT INTO a (a) SELECT 'x' >>> Query column 1 has type STRING which cannot be inserted into column a, which has type INT64 at [1:19]
        INSERT INTO a (a) SELECT 1, 2 >>> Inserted row has wrong column count; Has 2, expected 1 at [1:19]
        INSERT INTO a SELECT 1 >>> Inserted row has wrong column count; Has 1, expected 2 at [1:15]
        INSERT INTO a (a) VALUES (zz) >>> Unrecognized name: zz at [1:27]
        INSERT INTO a VALUES (1, 2), (1) >>> Inserted row has wrong column count; Has 1, expected 2 at [1:30]
        UPDATE t SET a = 'x' WHERE TRUE >>> Value of type STRING cannot be assigned to a, which has type INT64 at [1:18]
        UPDATE t SET zz = 1 WHERE TRUE >>> Unrecognized name: zz at [1:14]
        UPDATE t SET a = 1 >>> UPDATE must have a WHERE clause at [1:1]
        UPDATE t SET a = 1 WHERE 1 >>> WHERE clause should return type BOOL, but returns INT64 at [1:26]
        UPDATE t SET a = 1, a = 2 WHERE TRUE >>> Update item a assigned more than once at [1:21]
        UPDATE t SET s.x = 'a' WHERE TRUE >>> Value of type STRING cannot be assigned to s.x, which has type INT64 at [1:20]
        UPDATE t SET s.zz = 1 WHERE TRUE >>> Field name zz does not exist in STRUCT<x INT64, y STRING> at [1:16]
        UPDATE t SET a = zz FROM a WHERE TRUE >>> Unrecognized name: zz at [1:18]
        UPDATE t t1 SET t.a = 1 WHERE TRUE >>> Unrecognized name: t at [1:17]
        DELETE FROM t >>> DELETE must have a WHERE clause at [1:1]
        DELETE FROM t WHERE a >>> WHERE clause should return type BOOL, but returns INT64 at [1:21]
        DELETE FROM t WHERE zz = 1 >>> Unrecognized name: zz at [1:21]
        MERGE t USING a ON t.a = a.a WHEN MATCHED THEN UPDATE SET zz = 1 >>> Unrecognized name: zz at [1:59]
        MERGE t USING a ON t.a = a.zz WHEN MATCHED THEN DELETE >>> Name zz not found inside a at [1:28]
        MERGE t USING a ON TRUE WHEN NOT MATCHED THEN INSERT (a) VALUES ('x') >>> Value has type STRING which cannot be inserted into column a, which has type INT64 at [1:66]
        MERGE t USING a ON TRUE WHEN NOT MATCHED THEN INSERT (a) VALUES (1, 2) >>> Inserted row has wrong column count; Has 2, expected 1 at [1:65]
        MERGE t USING a ON TRUE WHEN NOT MATCHED THEN INSERT ROW >>> Inserted row has wrong column count; Has 2, expected 8 at [1:54]
        MERGE t USING a ON TRUE WHEN NOT MATCHED THEN INSERT (a) VALUES (t.a) >>> Unrecognized name: t at [1:66]
        MERGE t USING a ON TRUE WHEN NOT MATCHED BY SOURCE THEN UPDATE SET a = z >>> Unrecognized name: z at [1:72]
        MERGE t USING a ON TRUE WHEN MATCHED THEN INSERT ROW >>> INSERT is only allowed for NOT MATCHED BY TARGET clause at [1:43]
        """);
  }
}
