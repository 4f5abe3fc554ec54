package dev.quern.bootstrap;

import dev.quern.catalog.access.DatasetRoles;
import dev.quern.catalog.access.ProjectMembers;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.ColumnSecurity;
import dev.quern.domain.access.DatasetSecurity;
import dev.quern.domain.access.MaskingRule;
import dev.quern.domain.access.PolicyTags;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may see what.
 *
 * @param policyTags the policy tags that restrict the columns they are on; others restrict nobody
 * @param enforceDatasetAccess whether callers need roles on datasets; everybody may everything when
 *     not
 * @param projectOwners who may do everything beside {@code quern.email}
 * @param projectEditors who gets what access entries grant to the writers of the project
 * @param projectViewers who gets what access entries grant to the readers of the project
 * @param tokens who sends which bearer token, by the token
 */
public record SecurityProperties(
    @DefaultValue List<PolicyTag> policyTags,
    @DefaultValue("false") boolean enforceDatasetAccess,
    @DefaultValue List<String> projectOwners,
    @DefaultValue List<String> projectEditors,
    @DefaultValue List<String> projectViewers,
    @DefaultValue Map<String, String> tokens) {

  public SecurityProperties {
    policyTags = List.copyOf(policyTags);
    projectOwners = List.copyOf(projectOwners);
    projectEditors = List.copyOf(projectEditors);
    projectViewers = List.copyOf(projectViewers);
    tokens = Map.copyOf(tokens);
  }

  /**
   * By which rules callers see and change data.
   *
   * @param email the caller of requests without credentials, who owns all
   */
  AccessRules rules(String email, InstantSource clock) {
    return new AccessRules(
        columns(),
        enforceDatasetAccess ? new DatasetRoles(members(email), clock) : DatasetSecurity.NONE);
  }

  private ProjectMembers members(String email) {
    List<String> owners = new ArrayList<>(projectOwners);
    owners.add("user:" + email);
    return new ProjectMembers(owners, projectEditors, projectViewers);
  }

  /** A policy tag, its fine-grained readers and its data policies. */
  record PolicyTag(
      String name, @DefaultValue List<String> readers, @DefaultValue List<Mask> masks) {

    PolicyTag {
      readers = List.copyOf(readers);
      masks = List.copyOf(masks);
    }
  }

  /** A data policy: what its masked readers see. */
  record Mask(MaskingRule rule, @DefaultValue List<String> readers) {

    Mask {
      readers = List.copyOf(readers);
    }
  }

  /** What callers see of columns. */
  private ColumnSecurity columns() {
    return policyTags.isEmpty()
        ? ColumnSecurity.NONE
        : new PolicyTags(
            policyTags.stream()
                .map(tag ->
                    new PolicyTags.PolicyTag(
                        tag.name(),
                        tag.readers(),
                        tag.masks().stream()
                            .map(mask -> new PolicyTags.Mask(mask.rule(), mask.readers()))
                            .toList()))
                .toList());
  }
}
