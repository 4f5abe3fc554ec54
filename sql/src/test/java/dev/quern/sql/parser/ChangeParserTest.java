package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements that change, load and export data, and give access. Source: "Data manipulation
 * language"; "Data control language"; "Other statements".
 */
class ChangeParserTest {

  @ParameterizedTest
  @MethodSource
  void parsesChanges(String sql, String expected) {
    assertThat(ParserCases.statement(sql)).isEqualTo(expected);
  }

  static Stream<Arguments> parsesChanges() {
    return ParserCases.table(
        """
        INSERT INTO t (a, b) VALUES (1, 'x'), (2, DEFAULT) >>> (Insert DEFAULT t columns:[a b] (Values rows:[(Row values:[1 'x']) (Row values:[2 DEFAULT])]))
        INSERT t SELECT * FROM u >>> (Insert DEFAULT t (Rows (Query (Select items:[(Star)] from:(Table u)))))
        INSERT INTO d.t WITH q AS (SELECT 1) SELECT * FROM q >>> (Insert DEFAULT d.t (Rows (Query with:(With tables:[(CommonTable q query:(Query (Select items:[(Column 1)])))]) (Select items:[(Star)] from:(Table q)))))
        UPDATE t SET a = 1, s.x = DEFAULT WHERE b = 2 >>> (Update t items:[(Assign a 1) (Assign s.x DEFAULT)] where:(EQUAL b 2))
        UPDATE t AS x SET a = u.b FROM u WHERE x.a = u.a >>> (Update t alias:x items:[(Assign a u.b)] from:(Table u) where:(EQUAL x.a u.a))
        DELETE FROM t WHERE a = 1 >>> (Delete t where:(EQUAL a 1))
        DELETE t AS x WHERE TRUE >>> (Delete t alias:x where:TRUE)
        TRUNCATE TABLE t >>> (Truncate t)
        MERGE t USING u ON t.a = u.a WHEN MATCHED AND u.b > 1 THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT ROW >>> (Merge t (Table u) (EQUAL t.a u.a) whens:[(MergeWhen MATCHED condition:(GREATER u.b 1) (UpdateRow items:[(Assign b 1)])) (MergeWhen NOT_MATCHED_BY_TARGET (InsertRow (SourceRow)))])
        MERGE INTO t AS x USING (SELECT 1 AS a) AS s ON FALSE WHEN NOT MATCHED BY TARGET THEN INSERT (a) VALUES (s.a) WHEN NOT MATCHED BY SOURCE THEN DELETE >>> (Merge t alias:x (Subquery (Query (Select items:[(Column 1 alias:a)])) alias:s) FALSE whens:[(MergeWhen NOT_MATCHED_BY_TARGET (InsertRow columns:[a] (Values rows:[(Row values:[s.a])]))) (MergeWhen NOT_MATCHED_BY_SOURCE (DeleteRow))])
        GRANT `roles/bigquery.dataViewer` ON SCHEMA d TO 'user:a@b.com', 'group:c@d.com' >>> (Grant privileges:[(Privilege `roles/bigquery.dataViewer`)] objectType:[SCHEMA] d grantees:['user:a@b.com' 'group:c@d.com'])
        REVOKE `roles/bigquery.dataViewer` ON TABLE t FROM 'user:a@b.com' >>> (Revoke privileges:[(Privilege `roles/bigquery.dataViewer`)] objectType:[TABLE] t grantees:['user:a@b.com'])
        EXPORT DATA OPTIONS (uri = 'gs://b/*.csv', format = 'CSV') AS SELECT 1 AS a >>> (ExportData options:[(OptionEntry uri SET 'gs://b/*.csv') (OptionEntry format SET 'CSV')] (Query (Select items:[(Column 1 alias:a)])))
        LOAD DATA INTO d.t (a INT64) FROM FILES (format = 'CSV', uris = ['gs://b/x.csv']) >>> (LoadData d.t elements:[(Column a type:INT64)] fromFiles:[(OptionEntry format SET 'CSV') (OptionEntry uris SET (Array elements:['gs://b/x.csv']))])
        LOAD DATA OVERWRITE t PARTITION BY a FROM FILES (format = 'PARQUET', uris = ['gs://b/x']) WITH PARTITION COLUMNS (a DATE) >>> (LoadData overwrite t partitionBy:(PartitionBy expressions:[a]) fromFiles:[(OptionEntry format SET 'PARQUET') (OptionEntry uris SET (Array elements:['gs://b/x']))] partitionColumns:(PartitionColumns columns:[(Column a type:DATE)]))
        BEGIN TRANSACTION >>> (BeginTransaction)
        COMMIT TRANSACTION >>> (Commit)
        ROLLBACK >>> (Rollback)
        ASSERT (SELECT COUNT(*) FROM t) > 0 AS 'empty' >>> (Assert (GREATER (SubqueryExpression SCALAR (Query (Select items:[(Column (FunctionCall COUNT parenthesized arguments:[*]))] from:(Table t)))) 0) description:'empty')
        """);
  }
}
