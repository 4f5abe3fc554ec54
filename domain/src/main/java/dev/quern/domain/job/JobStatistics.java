package dev.quern.domain.job;

import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.StatementDetails;
import dev.quern.domain.statement.StatementResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What came of a job, in numbers. */
public sealed interface JobStatistics {

  /** Nothing yet, or nothing at all. */
  record None() implements JobStatistics {}

  /**
   * Of a query.
   *
   * @param statementType {@code SELECT}, ...; empty when it is not known
   * @param schema the columns of its rows; empty when it gives none
   * @param outcome what it did, when it gave no rows
   * @param referencedTables the tables it read
   * @param bytesProcessed the bytes it read
   * @param cacheHit whether its result was kept from before
   * @param outputRows how many rows it gave or changed
   * @param details what else there is to know
   */
  record Query(
      String statementType,
      TableSchema schema,
      Optional<StatementResult.Outcome> outcome,
      List<TableReference> referencedTables,
      long bytesProcessed,
      boolean cacheHit,
      OptionalLong outputRows,
      StatementDetails details)
      implements JobStatistics {

    /** Of a query of which nothing is known, as it runs still or has failed. */
    public static final Query NOTHING =
        new Query(
            "",
            TableSchema.EMPTY,
            Optional.empty(),
            List.of(),
            0,
            false,
            OptionalLong.empty(),
            StatementDetails.NONE);

    public Query {
      referencedTables = List.copyOf(referencedTables);
    }

    /** The table whose rows the statement changed, or that it made of a query. */
    public Optional<TableReference> target() {
      return outcome.flatMap(done ->
          switch (done) {
            case StatementResult.Changed changed -> Optional.of(changed.target());
            case StatementResult.Defined defined
                when statementType.equals("CREATE_TABLE_AS_SELECT") ->
                defined.table();
            case StatementResult.Defined _,
                StatementResult.Rows _,
                StatementResult.Kept _,
                StatementResult.Planned _,
                StatementResult.Exported _,
                StatementResult.Loaded _,
                StatementResult.Done _ ->
                Optional.empty();
          });
    }

    /** Of a statement that gave rows. */
    public static Query ofRows(StatementResult result, TableSchema schema, long rows) {
      return of(result, schema, Optional.empty(), OptionalLong.of(rows));
    }

    /** Of a statement that gave none. */
    public static Query ofOutcome(StatementResult result, TableSchema schema) {
      return of(
          result,
          schema,
          Optional.of(result.outcome()),
          result.outcome() instanceof StatementResult.Changed changed
              ? OptionalLong.of(changed.total())
              : OptionalLong.empty());
    }

    private static Query of(
        StatementResult result,
        TableSchema schema,
        Optional<StatementResult.Outcome> outcome,
        OptionalLong rows) {
      return new Query(
          result.statementType(),
          schema,
          outcome,
          result.referencedTables(),
          result.bytesProcessed(),
          false,
          rows,
          result.details());
    }
  }

  /**
   * Of a load.
   *
   * @param inputFiles files read
   * @param inputBytes their bytes
   * @param outputRows rows written
   * @param outputBytes their logical bytes
   * @param badRecords rows left out
   */
  record Load(long inputFiles, long inputBytes, long outputRows, long outputBytes, long badRecords)
      implements JobStatistics {}

  /**
   * Of a copy.
   *
   * @param rows rows copied
   * @param logicalBytes their logical bytes
   */
  record Copy(long rows, long logicalBytes) implements JobStatistics {}

  /**
   * Of an extract.
   *
   * @param fileCounts files written per destination URI
   * @param bytes bytes read
   */
  record Extract(List<Long> fileCounts, long bytes) implements JobStatistics {
    public Extract {
      fileCounts = List.copyOf(fileCounts);
    }
  }
}
