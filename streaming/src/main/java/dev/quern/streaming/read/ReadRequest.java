package dev.quern.streaming.read;

import dev.quern.domain.access.Principal;
import dev.quern.domain.reference.TableReference;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a session is to read.
 *
 * @param projectId the project that owns the session
 * @param table the table or view
 * @param format the form of the rows
 * @param selectedFields paths of columns and fields; empty for all
 * @param rowRestriction a condition in GoogleSQL; empty for none
 * @param snapshotTime as of when, microseconds since the epoch
 * @param samplePercentage about how many percent of the rows
 * @param maxStreams at most this many streams; 0 when the server may choose
 * @param preferredMinStreams at least this many streams if possible; 0 for no preference
 * @param caller who asks
 */
public record ReadRequest(
    String projectId,
    TableReference table,
    ReadFormat format,
    List<String> selectedFields,
    String rowRestriction,
    OptionalLong snapshotTime,
    OptionalDouble samplePercentage,
    int maxStreams,
    int preferredMinStreams,
    Principal caller) {

  public ReadRequest {
    selectedFields = List.copyOf(selectedFields);
  }
}
