package dev.quern.sql.analyzer;

import dev.quern.domain.access.CallerRights;
import dev.quern.domain.access.ColumnSecurity;
import dev.quern.domain.access.Principal;
import dev.quern.domain.access.Securable;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.sql.metadata.MetadataSource;
import java.util.Optional;

/**
 * What a request says beside its SQL.
 *
 * @param projectId the project that unqualified names belong to
 * @param defaultDataset the dataset that unqualified tables and routines belong to
 * @param timeZone the session's time zone; BigQuery's default is UTC
 * @param statementTime when the statement began, microseconds since the epoch
 * @param rights who asks, and what he may do
 * @param location where the query runs, for example {@code US}
 * @param parameters the query parameters
 * @param constants computes expressions without columns
 * @param script what the script around the statement has declared
 * @param foreign computes functions in other languages
 * @param metadata what views of metadata show beside the catalog
 * @param intoTable whether the rows of the statement go into a table
 */
public record AnalysisOptions(
    String projectId,
    Optional<DatasetReference> defaultDataset,
    String timeZone,
    long statementTime,
    CallerRights rights,
    String location,
    QueryParameters parameters,
    ConstantEvaluator constants,
    ScriptNames script,
    ForeignFunctions foreign,
    MetadataSource metadata,
    boolean intoTable) {

  /** Who asks. */
  Principal caller() {
    return rights.caller();
  }

  /** What the caller sees of columns with policy tags. */
  ColumnSecurity columns() {
    return rights.rules().columns();
  }

  /**
   * The options for the text of a view or routine: it may do what is authorized for it, and
   * unqualified names are its dataset's.
   */
  AnalysisOptions within(Securable text) {
    return forDataset(text.dataset(), rights.within(text));
  }

  /**
   * The options for SQL that a resource of a dataset holds: unqualified names are that dataset's,
   * there are no parameters.
   */
  AnalysisOptions forDataset(DatasetReference dataset) {
    return forDataset(dataset, rights);
  }

  private AnalysisOptions forDataset(DatasetReference dataset, CallerRights held) {
    return new AnalysisOptions(
        dataset.projectId(),
        Optional.of(dataset),
        timeZone,
        statementTime,
        held,
        location,
        QueryParameters.NONE,
        constants,
        ScriptNames.NONE,
        foreign,
        metadata,
        false);
  }

  /** The same with other names beside the catalog. */
  AnalysisOptions withScript(ScriptNames names) {
    return with(parameters, names, intoTable);
  }

  /** The same where there may be no query parameters; their error is {@code message}. */
  AnalysisOptions refusingParameters(String message) {
    return with(new QueryParameters.Refused(message), script, intoTable);
  }

  /** The options for the body of a temporary function: it sees other functions, no variables. */
  AnalysisOptions forTemporaryFunction() {
    return with(QueryParameters.NONE, script.inFunctions(), false);
  }

  private AnalysisOptions with(
      QueryParameters newParameters, ScriptNames newScript, boolean newIntoTable) {
    return new AnalysisOptions(
        projectId,
        defaultDataset,
        timeZone,
        statementTime,
        rights,
        location,
        newParameters,
        constants,
        newScript,
        foreign,
        metadata,
        newIntoTable);
  }
}
