package dev.quern.sql.execution;

import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.CallerRights;
import dev.quern.domain.access.Securable;
import dev.quern.domain.statement.QueryParameter;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.value.Value;
import dev.quern.sql.analyzer.AnalysisOptions;
import dev.quern.sql.analyzer.ConstantEvaluator;
import dev.quern.sql.analyzer.ForeignFunctions;
import dev.quern.sql.analyzer.QueryParameters;
import dev.quern.sql.analyzer.UndeclaredParameters;
import dev.quern.sql.metadata.MetadataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes what analysis is told beside a statement's SQL: what its request says, the time, and the
 * rights of who asks.
 *
 * @param constants computes expressions that a statement needs before it runs
 */
record AnalysisInputs(
    InstantSource clock, AccessRules rules, ForeignFunctions foreign, ConstantEvaluator constants) {

  /** The options of a statement. */
  AnalysisOptions options(StatementInput input, MetadataSource metadata) {
    StatementRequest request = input.request();
    return new AnalysisOptions(
        request.projectId(),
        request.defaultDataset(),
        request.timeZone().orElse("UTC"),
        ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
        rights(input),
        request.location(),
        parameters(request),
        constants,
        input.names(),
        foreign,
        metadata,
        request.options().intoTable());
  }

  /** A procedure may read what it is authorized for. */
  private CallerRights rights(StatementInput input) {
    CallerRights rights = rules.of(input.request().caller());
    return input
        .names()
        .procedure()
        .map(procedure -> rights.within(new Securable.OfRoutine(procedure)))
        .orElse(rights);
  }

  /** A dry run of a job tells the types of parameters that have no values. */
  private static QueryParameters parameters(StatementRequest request) {
    QueryParameters given = parameters(request.parameters());
    return request.dryRun() && request.options().jobId().isPresent()
        ? new QueryParameters.Inferred(given, new UndeclaredParameters())
        : given;
  }

  private static QueryParameters parameters(List<QueryParameter> parameters) {
    if (parameters.isEmpty()) {
      return QueryParameters.NONE;
    }
    if (parameters.getFirst().name().isEmpty()) {
      return new QueryParameters.Positional(
          parameters.stream().map(QueryParameter::value).toList());
    }
    Map<String, Value> named = new HashMap<>();
    parameters.forEach(parameter -> named.put(parameter.name(), parameter.value()));
    return new QueryParameters.Named(named);
  }
}
