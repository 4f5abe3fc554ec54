package dev.quern.domain.access;

/**
 * The rules by which callers see and change data.
 *
 * @param columns what they see of columns with policy tags
 * @param datasets what their roles let them do
 */
public record AccessRules(ColumnSecurity columns, DatasetSecurity datasets) {

  /** Everybody may do everything. */
  public static final AccessRules NONE = new AccessRules(ColumnSecurity.NONE, DatasetSecurity.NONE);

  /** Whether callers need roles on datasets. */
  public boolean isEnforced() {
    return !datasets.equals(DatasetSecurity.NONE);
  }

  /** What a caller may do. */
  public CallerRights of(Principal caller) {
    return CallerRights.of(caller, this);
  }

  /** What a caller may do with jobs. */
  public JobRights ofJobs(Principal caller) {
    return new JobRights(caller, this);
  }
}
