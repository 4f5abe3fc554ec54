package dev.quern.adapter.rest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.error.BigQueryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MultipartRelatedTest {

  private static final String TYPE = "multipart/related; boundary=\"=b=\"";

  @Test
  void takesMetadataAndMediaApart() throws IOException {
    String media = "a,b\r\n--=\r\n--=bx\r\n\r\r\n1,2\n";
    MultipartRelated body =
        reader(
            "--=b=\r\nContent-Type: application/json\r\n\r\n{\"x\":1}\r\n--=b=\r\n"
                + "Content-Type: text/csv\r\n\r\n"
                + media
                + "\r\n--=b=--\r\n");

    assertThat(new String(body.metadata(), StandardCharsets.UTF_8)).isEqualTo("{\"x\":1}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.copyMedia(out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(media);
  }

  @Test
  void copiesLongMediaInLongPieces() throws IOException {
    String media = "a line of a file\r\n--=b of some length\r\n".repeat(10_000);
    MultipartRelated body = reader("--=b=\r\n\r\n{}\r\n--=b=\r\n\r\n" + media + "\r\n--=b=--");
    body.metadata();
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    int[] pieces = {0};

    body.copyMedia(
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            pieces[0]++;
            copied.write(bytes, offset, length);
          }
        });

    assertThat(copied.toString(StandardCharsets.UTF_8)).isEqualTo(media);
    assertThat(pieces[0]).isLessThan(media.length() / 10);
  }

  @Test
  void refusesABodyThatIsCutOff() throws IOException {
    MultipartRelated body =
        reader("--=b=\r\nContent-Type: a/b\r\n\r\n{}\r\n--=b=\r\nX: y\r\n\r\ncut");
    body.metadata();

    assertThatThrownBy(() -> body.copyMedia(new ByteArrayOutputStream()))
        .isInstanceOf(BigQueryException.class)
        .hasMessage("Missing end boundary in multipart body.");
  }

  @Test
  void refusesABodyWithoutBoundary() {
    assertThatThrownBy(
            () -> new MultipartRelated(new ByteArrayInputStream(new byte[0]), "multipart/related"))
        .isInstanceOf(BigQueryException.class);
  }

  private static MultipartRelated reader(String text) throws IOException {
    return new MultipartRelated(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), TYPE);
  }
}
