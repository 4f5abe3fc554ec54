package dev.quern.domain.statement;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What came of a statement.
 *
 * @param statementType {@code SELECT}, {@code INSERT}, {@code CREATE_TABLE}, ... as job statistics
 *     name it
 * @param outcome what it gave or did
 * @param referencedTables the tables it read
 * @param bytesProcessed the logical bytes it read, or would read
 * @param sessionId the session it ran in
 * @param details what else there is to know
 * @param unchanged tells whether the query would give the same rows again; empty when that cannot
 *     be told
 */
public record StatementResult(
    String statementType,
    Outcome outcome,
    List<TableReference> referencedTables,
    long bytesProcessed,
    Optional<String> sessionId,
    StatementDetails details,
    Optional<BooleanSupplier> unchanged) {

  public StatementResult {
    referencedTables = List.copyOf(referencedTables);
  }

  /** The result of a statement outside of sessions. */
  public StatementResult(
      String statementType,
      Outcome outcome,
      List<TableReference> referencedTables,
      long bytesProcessed) {
    this(
        statementType,
        outcome,
        referencedTables,
        bytesProcessed,
        Optional.empty(),
        StatementDetails.NONE,
        Optional.empty());
  }

  /** The same, in a session. */
  public StatementResult withSessionId(Optional<String> value) {
    return new StatementResult(
        statementType, outcome, referencedTables, bytesProcessed, value, details, unchanged);
  }

  /** The same, which may be given again as long as {@code value} says so. */
  public StatementResult withUnchanged(Optional<BooleanSupplier> value) {
    return new StatementResult(
        statementType, outcome, referencedTables, bytesProcessed, sessionId, details, value);
  }

  /** The same with another outcome. */
  public StatementResult withOutcome(Outcome value) {
    return new StatementResult(
        statementType, value, referencedTables, bytesProcessed, sessionId, details, unchanged);
  }

  /** The same with details. */
  public StatementResult withDetails(StatementDetails value) {
    return new StatementResult(
        statementType, outcome, referencedTables, bytesProcessed, sessionId, value, unchanged);
  }

  /** The bytes that are billed for it. */
  public long bytesBilled() {
    return bytesBilled(bytesProcessed);
  }

  /**
   * The bytes billed for processed ones: whole mebibytes, at least ten. Source: "BigQuery pricing",
   * on-demand compute pricing.
   */
  public static long bytesBilled(long processed) {
    long mebibytes = Math.ceilDiv(processed, 1L << 20);
    return mebibytes == 0 ? 0 : Math.max(10, mebibytes) << 20;
  }

  /** What a statement gave or did. */
  public sealed interface Outcome {}

  /**
   * What a dry run would do.
   *
   * @param schema the columns it would give, or those of the table it would change
   * @param definition what it would define
   */
  public record Planned(TableSchema schema, Optional<Defined> definition) implements Outcome {}

  /** Rows, to be read and closed by the receiver. */
  public record Rows(RowStream rows) implements Outcome {}

  /** Rows that are kept already: those of the last query of a script. */
  public record Kept(KeptRows rows) implements Outcome {}

  /**
   * Changed rows.
   *
   * @param target the table
   * @param inserted how many rows are new
   * @param updated how many rows are changed
   * @param deleted how many rows are gone
   * @param schema the columns of the table
   */
  public record Changed(
      TableReference target, long inserted, long updated, long deleted, TableSchema schema)
      implements Outcome {

    /** All affected rows. */
    public long total() {
      return inserted + updated + deleted;
    }
  }

  /**
   * A changed definition.
   *
   * @param operation {@code CREATE}, {@code SKIP}, {@code REPLACE}, {@code DROP}, {@code ALTER}
   * @param table the table or view, if it was one
   * @param destination the table's new name, if it was renamed
   * @param dataset the dataset, if it was one
   * @param routine the routine, if it was one
   * @param policies the row access policies, if it was such
   * @param schema the columns of the table as the statement gives them; none when it gives none
   */
  public record Defined(
      String operation,
      Optional<TableReference> table,
      Optional<TableReference> destination,
      Optional<DatasetReference> dataset,
      Optional<RoutineReference> routine,
      Optional<DefinedPolicies> policies,
      TableSchema schema)
      implements Outcome {

    /** A change of a table, a dataset or a routine. */
    public Defined(
        String operation,
        Optional<TableReference> table,
        Optional<DatasetReference> dataset,
        Optional<RoutineReference> routine) {
      this(
          operation,
          table,
          Optional.empty(),
          dataset,
          routine,
          Optional.empty(),
          TableSchema.EMPTY);
    }

    /** A table's new name. */
    public static Defined renamed(TableReference table, TableReference destination) {
      return new Defined(
          "ALTER",
          Optional.of(table),
          Optional.of(destination),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          TableSchema.EMPTY);
    }

    /** A change of row access policies. */
    public static Defined policies(String operation, DefinedPolicies policies) {
      return new Defined(
          operation,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(policies),
          TableSchema.EMPTY);
    }

    /** The same with the columns of the table. */
    public Defined withSchema(TableSchema value) {
      return new Defined(operation, table, destination, dataset, routine, policies, value);
    }
  }

  /**
   * Changed row access policies.
   *
   * @param table the table they are on
   * @param policyId the policy's name; empty when all went
   * @param count how many
   */
  public record DefinedPolicies(TableReference table, Optional<String> policyId, int count) {}

  /**
   * Written files.
   *
   * @param files how many files
   * @param rows how many rows they hold
   */
  public record Exported(long files, long rows) implements Outcome {}

  /**
   * Loaded files.
   *
   * @param files files read
   * @param bytes their bytes
   * @param rows rows written
   * @param rowBytes their logical bytes
   * @param badRecords rows left out
   */
  public record Loaded(long files, long bytes, long rows, long rowBytes, long badRecords)
      implements Outcome {}

  /** Nothing to tell of. */
  public record Done() implements Outcome {}
}
