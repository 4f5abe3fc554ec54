package dev.quern.domain.statement;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.reference.DatasetReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * SQL to be run: one statement or a script.
 *
 * @param sql the text
 * @param parameters values of {@code @name} or {@code ?}
 * @param projectId the project that completes names
 * @param location where it runs
 * @param defaultDataset the dataset that completes names
 * @param timeZone the default time zone; UTC when absent
 * @param caller who asks
 * @param dryRun whether it is only analyzed
 * @param session the session it belongs to
 * @param options what the client asks beside the text
 */
public record StatementRequest(
    String sql,
    List<QueryParameter> parameters,
    String projectId,
    String location,
    Optional<DatasetReference> defaultDataset,
    Optional<String> timeZone,
    Principal caller,
    boolean dryRun,
    SessionChoice session,
    Options options) {

  public StatementRequest {
    parameters = List.copyOf(parameters);
  }

  /** A request outside of sessions. */
  public StatementRequest(
      String sql,
      List<QueryParameter> parameters,
      String projectId,
      String location,
      Optional<DatasetReference> defaultDataset,
      Optional<String> timeZone,
      Principal caller,
      boolean dryRun) {
    this(
        sql,
        parameters,
        projectId,
        location,
        defaultDataset,
        timeZone,
        caller,
        dryRun,
        new SessionChoice.None());
  }

  /** A request in GoogleSQL whose rows go to the client. */
  public StatementRequest(
      String sql,
      List<QueryParameter> parameters,
      String projectId,
      String location,
      Optional<DatasetReference> defaultDataset,
      Optional<String> timeZone,
      Principal caller,
      boolean dryRun,
      SessionChoice session) {
    this(
        sql,
        parameters,
        projectId,
        location,
        defaultDataset,
        timeZone,
        caller,
        dryRun,
        session,
        Options.NONE);
  }

  /**
   * What a client asks beside the text.
   *
   * @param legacySql whether it is in legacy SQL, unless its first line says otherwise
   * @param intoTable whether its rows go into a table, whose columns must have distinct names
   * @param pinned whether the client named the location, so that data elsewhere is not found
   * @param tables external tables that only this request knows, by name
   * @param maximumBytesBilled the bytes that a statement may be billed at most
   * @param jobId the job it belongs to
   * @param speculative whether a query by itself may take for granted that its numbers are of
   *     moderate size, and fail with a {@link SpeculationException} where they are not
   */
  public record Options(
      boolean legacySql,
      boolean intoTable,
      boolean pinned,
      Map<String, Table> tables,
      OptionalLong maximumBytesBilled,
      Optional<String> jobId,
      boolean speculative) {

    /** GoogleSQL whose rows go to the client. */
    public static final Options NONE = new Options(false, false, false, Map.of());

    public Options {
      tables = Map.copyOf(tables);
    }

    /** Options of a request by itself. */
    public Options(
        boolean legacySql, boolean intoTable, boolean pinned, Map<String, Table> tables) {
      this(legacySql, intoTable, pinned, tables, OptionalLong.empty(), Optional.empty(), false);
    }

    /** The same in the other or the same dialect. */
    public Options withLegacySql(boolean value) {
      return new Options(value, intoTable, pinned, tables, maximumBytesBilled, jobId, speculative);
    }

    /** The same, whatever job it is in. */
    public Options outsideOfJobs() {
      return new Options(
          legacySql,
          intoTable,
          pinned,
          tables,
          OptionalLong.empty(),
          Optional.empty(),
          speculative);
    }

    /** The same in a job. */
    public Options inJob(String id, OptionalLong limit) {
      return new Options(legacySql, intoTable, pinned, tables, limit, Optional.of(id), speculative);
    }

    /** The same for a caller that runs it again when it fails with a speculation. */
    public Options speculating() {
      return new Options(legacySql, intoTable, pinned, tables, maximumBytesBilled, jobId, true);
    }
  }

  /** The session of a request. Source: "Introduction to sessions". */
  public sealed interface SessionChoice {

    /** No session. */
    record None() implements SessionChoice {}

    /** A new one. */
    record New() implements SessionChoice {}

    /** One that exists. */
    record Existing(String sessionId) implements SessionChoice {}
  }

  /** The same with another text. */
  public StatementRequest withSql(String value) {
    return with(value, parameters, dryRun, session, options);
  }

  /** The same with other parameters. */
  public StatementRequest withParameters(List<QueryParameter> value) {
    return with(sql, value, dryRun, session, options);
  }

  /** The same with other surroundings. */
  public StatementRequest within(
      Optional<DatasetReference> otherDataset, Optional<String> otherTimeZone) {
    return new StatementRequest(
        sql,
        parameters,
        projectId,
        location,
        otherDataset,
        otherTimeZone,
        caller,
        dryRun,
        session,
        options);
  }

  /** The same in a session. */
  public StatementRequest withSession(SessionChoice value) {
    return with(sql, parameters, dryRun, value, options);
  }

  /** The same, to be executed even where the request is only analyzed. */
  public StatementRequest executed() {
    return with(sql, parameters, false, session, options);
  }

  /** The same with other options. */
  public StatementRequest withOptions(Options value) {
    return with(sql, parameters, dryRun, session, value);
  }

  private StatementRequest with(
      String newSql,
      List<QueryParameter> newParameters,
      boolean newDryRun,
      SessionChoice newSession,
      Options newOptions) {
    return new StatementRequest(
        newSql,
        newParameters,
        projectId,
        location,
        defaultDataset,
        timeZone,
        caller,
        newDryRun,
        newSession,
        newOptions);
  }
}
