package dev.quern.domain.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Policy tags and who may read the columns they are on. A tag that is not among them restricts
 * nobody. Source: "Introduction to column-level access control", "Introduction to data masking".
 */
public final class PolicyTags implements ColumnSecurity {

  /**
   * A policy tag.
   *
   * @param name {@code projects/p/locations/us/taxonomies/1/policyTags/2}
   * @param readers who has the role Fine-Grained Reader, for example {@code user:alice@example.com}
   * @param masks its data policies
   */
  public record PolicyTag(String name, List<String> readers, List<Mask> masks) {

    public PolicyTag {
      readers = List.copyOf(readers);
      masks = List.copyOf(masks);
    }
  }

  /**
   * A data policy.
   *
   * @param rule what its readers see
   * @param readers who has the role Masked Reader
   */
  public record Mask(MaskingRule rule, List<String> readers) {

    public Mask {
      readers = List.copyOf(readers);
    }
  }

  private final Map<String, PolicyTag> tags;

  /** The tags there are. */
  public PolicyTags(List<PolicyTag> tags) {
    this.tags = tags.stream().collect(Collectors.toMap(PolicyTag::name, Function.identity()));
  }

  @Override
  public ColumnAccess access(List<String> policyTags, Principal caller) {
    return policyTags.stream()
        .flatMap(name -> Stream.ofNullable(tags.get(name)))
        .filter(tag -> !caller.isAmong(tag.readers()))
        .findFirst()
        .map(tag ->
            mask(tag, caller)
                .<ColumnAccess>map(ColumnAccess.Masked::new)
                .orElseGet(() -> new ColumnAccess.Denied(tag.name())))
        .orElseGet(ColumnAccess.Full::new);
  }

  private static Optional<MaskingRule> mask(PolicyTag tag, Principal caller) {
    return tag.masks().stream()
        .filter(mask -> caller.isAmong(mask.readers()))
        .map(Mask::rule)
        .min(MaskingRule::compareTo);
  }
}
