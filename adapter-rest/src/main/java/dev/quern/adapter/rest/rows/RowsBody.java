package dev.quern.adapter.rest.rows;

import dev.quern.adapter.rest.http.Paging;
import dev.quern.adapter.rest.wire.JobReferenceJson;
import dev.quern.adapter.rest.wire.RowsHeadJson;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a response with rows: its head, the rows as they stream by, the next page's token. */
@Component
public final class RowsBody {

  private static final byte[] ROWS = ",\"rows\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JOB = ",\"jobReference\":".getBytes(StandardCharsets.US_ASCII);
  private static final long MAX_PAGE_BYTES = 20_000_000;

  private final JsonMapper mapper;

  RowsBody(JsonMapper wireMapper) {
    this.mapper = wireMapper;
  }

  /**
   * Which rows a client wants, and how.
   *
   * @param start the first row, from 0
   * @param count how many at most
   * @param timestamps how it wants timestamps
   * @param jobWhenMore the job that is named only when there is another page to ask for
   */
  public record Selection(
      long start, long count, TimestampFormat timestamps, Optional<JobReferenceJson> jobWhenMore) {

    /** A selection from what has a name already, or needs none. */
    public Selection(long start, long count, TimestampFormat timestamps) {
      this(start, count, timestamps, Optional.empty());
    }
  }

  /**
   * Writes the response.
   *
   * @param head all but rows and page token
   * @param rows where the rows come from; empty for none
   * @param schema the columns to write, by which the rows are typed
   */
  public void write(
      HttpServletResponse response,
      RowsHeadJson head,
      Optional<KeptRows> rows,
      TableSchema schema,
      Selection selection)
      throws IOException {
    response.setContentType("application/json;charset=UTF-8");
    OutputStream out = response.getOutputStream();
    byte[] json = mapper.writeValueAsBytes(head);
    out.write(json, 0, json.length - 1);
    if (rows.isPresent() && selection.start() < rows.get().rowCount() && selection.count() > 0) {
      out.write(ROWS);
      long written;
      try (RowStream stream = rows.get().rows(selection.start(), selection.count())) {
        written =
            new RowJsonWriter(schema, selection.timestamps()).write(stream, out, MAX_PAGE_BYTES);
      }
      writeToken(out, selection.start() + written, rows.get().rowCount(), selection);
    } else if (rows.isPresent() && selection.count() == 0) {
      writeToken(out, selection.start(), rows.get().rowCount(), selection);
    }
    out.write('}');
  }

  private void writeToken(OutputStream out, long next, long total, Selection selection)
      throws IOException {
    if (next < total) {
      if (selection.jobWhenMore().isPresent()) {
        out.write(JOB);
        out.write(mapper.writeValueAsBytes(selection.jobWhenMore().get()));
      }
      out.write(
          (",\"pageToken\":\"" + Paging.encode("row" + next) + "\"")
              .getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The first row that a page token stands for. */
  public static long startOf(String pageToken) {
    String text = Paging.decode(pageToken);
    try {
      if (text.startsWith("row")) {
        return Long.parseLong(text.substring(3));
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw Paging.refused(pageToken);
  }
}
