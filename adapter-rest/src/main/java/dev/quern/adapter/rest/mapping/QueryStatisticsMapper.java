package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.DmlStatisticsJson;
import dev.quern.adapter.rest.wire.ExportDataStatisticsJson;
import dev.quern.adapter.rest.wire.LoadStatisticsJson;
import dev.quern.adapter.rest.wire.MetadataCacheStatisticsJson;
import dev.quern.adapter.rest.wire.QueryStatisticsJson;
import dev.quern.adapter.rest.wire.RowAccessPolicyReferenceJson;
import dev.quern.adapter.rest.wire.SearchStatisticsJson;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementDetails;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementResult.Changed;
import dev.quern.domain.statement.StatementResult.Defined;
import dev.quern.domain.statement.StatementResult.DefinedPolicies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of a query, on the wire. Source: REST type {@code JobStatistics2}. */
final class QueryStatisticsMapper {

  /** Statements whose targets have fields of their own. */
  private static final Set<String> ACCESS = Set.of("GRANT", "REVOKE");

  private QueryStatisticsMapper() {}

  /** What rows a query changed. */
  static Optional<DmlStatisticsJson> dml(JobStatistics.Query query) {
    return query.outcome().flatMap(QueryStatisticsMapper::changed).map(QueryStatisticsMapper::dml);
  }

  static QueryStatisticsJson toWire(Job job, JobStatistics.Query query) {
    boolean dryRun = job.request().dryRun();
    boolean access = ACCESS.contains(query.statementType());
    Optional<Changed> changed = query.outcome().flatMap(QueryStatisticsMapper::changed);
    StatementResult.Outcome outcome = query.outcome().orElse(new StatementResult.Done());
    Optional<Defined> granted = query.outcome().flatMap(QueryStatisticsMapper::defined);
    Optional<Defined> defined = granted.filter(_ -> !access);
    List<TableReference> views = query.details().views();
    return new QueryStatisticsJson(
        query.bytesProcessed(),
        dryRun
            ? Long.valueOf(0)
            : Long.valueOf(StatementResult.bytesBilled(query.bytesProcessed())),
        dryRun || query.cacheHit() ? null : Integer.valueOf(1),
        query.cacheHit(),
        Optionals.orNull(query.referencedTables().stream().map(References::toWire).toList()),
        dryRun && !query.schema().fields().isEmpty() ? SchemaMapper.toWire(query.schema()) : null,
        changed.map(Changed::total).orElse(null),
        changed.map(QueryStatisticsMapper::dml).orElse(null),
        query.statementType().isEmpty() ? null : query.statementType(),
        defined.map(Defined::operation).orElse(null),
        defined.flatMap(Defined::table).map(References::toWire).orElse(null),
        defined.flatMap(Defined::destination).map(References::toWire).orElse(null),
        defined.flatMap(Defined::dataset).map(References::toWire).orElse(null),
        defined.flatMap(Defined::routine).map(References::toWire).orElse(null),
        defined.flatMap(Defined::policies).flatMap(QueryStatisticsMapper::policy).orElse(null),
        defined
            .flatMap(Defined::policies)
            .filter(policies -> policies.policyId().isEmpty())
            .map(policies -> (long) policies.count())
            .orElse(null),
        dryRun ? "PRECISE" : null,
        outcome instanceof StatementResult.Exported exported
            ? new ExportDataStatisticsJson(exported.files(), exported.rows())
            : null,
        outcome instanceof StatementResult.Loaded loaded
            ? new LoadStatisticsJson(
                loaded.files(),
                loaded.bytes(),
                loaded.rows(),
                loaded.rowBytes(),
                loaded.badRecords(),
                null)
            : null,
        dryRun ? null : Long.valueOf(0),
        dryRun ? null : Long.valueOf(0),
        JobMapper.executionMs(job),
        query.bytesProcessed(),
        Optionals.orNull(query.details().routines().stream().map(References::toWire).toList()),
        PlanMapper.stages(job, query),
        PlanMapper.timeline(job, query.details().plan().size()),
        granted
            .filter(_ -> access && views.isEmpty())
            .flatMap(Defined::table)
            .map(References::toWire)
            .orElse(null),
        granted.filter(_ -> access).flatMap(Defined::dataset).map(References::toWire).orElse(null),
        Optionals.orNull(
            query.details().undeclaredParameters().stream().map(Parameters::toWire).toList()),
        query.details().searched().isEmpty() ? null : searches(query.details().searched()),
        access && !views.isEmpty() ? References.toWire(views.getFirst()) : null,
        access ? null : Optionals.orNull(views.stream().map(References::toWire).toList()),
        query.details().external().isEmpty() ? null : cacheUse(query.details().external()));
  }

  private static MetadataCacheStatisticsJson cacheUse(List<TableReference> external) {
    return new MetadataCacheStatisticsJson(
        external.stream()
            .map(table ->
                new MetadataCacheStatisticsJson.UsageJson(
                    References.toWire(table),
                    "EXTERNAL",
                    "METADATA_CACHING_NOT_ENABLED",
                    "Metadata caching is not enabled for table " + table + "."))
            .toList());
  }

  /** No index is used: it pays for large tables only. */
  private static SearchStatisticsJson searches(List<StatementDetails.Searched> searched) {
    return new SearchStatisticsJson(
        "UNUSED",
        searched.stream()
            .map(table ->
                table
                    .index()
                    .map(index ->
                        unused(
                            "BASE_TABLE_TOO_SMALL",
                            "The base table %s is too small for a search index to be used.",
                            table.table(),
                            index))
                    .orElseGet(() ->
                        unused(
                            "INDEX_CONFIG_NOT_AVAILABLE",
                            "There is no search index configuration for the base table %s.",
                            table.table(),
                            null)))
            .toList());
  }

  private static SearchStatisticsJson.UnusedIndexJson unused(
      String code, String message, TableReference table, @Nullable String index) {
    return new SearchStatisticsJson.UnusedIndexJson(
        code, message.formatted(table), References.toWire(table), index);
  }

  private static Optional<RowAccessPolicyReferenceJson> policy(DefinedPolicies policies) {
    return policies
        .policyId()
        .map(id ->
            new RowAccessPolicyReferenceJson(
                policies.table().dataset().projectId(),
                policies.table().dataset().datasetId(),
                policies.table().tableId(),
                id));
  }

  private static DmlStatisticsJson dml(Changed changed) {
    return new DmlStatisticsJson(
        changed.inserted(),
        changed.deleted(),
        changed.updated(),
        "COARSE_GRAINED_DML",
        "TABLE_NOT_ENROLLED");
  }

  private static Optional<Changed> changed(StatementResult.Outcome outcome) {
    return outcome instanceof Changed changed ? Optional.of(changed) : Optional.empty();
  }

  private static Optional<Defined> defined(StatementResult.Outcome outcome) {
    return switch (outcome) {
      case Defined defined -> Optional.of(defined);
      case StatementResult.Planned planned -> planned.definition();
      case StatementResult.Rows _,
          StatementResult.Kept _,
          Changed _,
          StatementResult.Exported _,
          StatementResult.Loaded _,
          StatementResult.Done _ ->
          Optional.empty();
    };
  }
}
