package dev.quern.bootstrap;

import dev.quern.domain.access.ColumnSecurity;
import dev.quern.domain.access.MaskingRule;
import dev.quern.domain.access.PolicyTags;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may see what.
 *
 * @param policyTags the policy tags that restrict the columns they are on; others restrict nobody
 */
public record SecurityProperties(@DefaultValue List<PolicyTag> policyTags) {

  public SecurityProperties {
    policyTags = List.copyOf(policyTags);
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
  ColumnSecurity columns() {
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
