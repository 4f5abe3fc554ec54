package dev.quern.types.bytes;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.kernel.LastText;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.List;
import java.util.function.BiFunction;

/** The kernels of the encodings of BYTES as STRING. */
public final class EncodingKernels {

  private EncodingKernels() {}

  /** FROM_HEX(STRING). */
  public static final ScalarKernel FROM_HEX =
      ScalarKernel.of(
          "q_from_hex",
          List.of(STRING),
          BYTES,
          (a, row, out) -> out.setBytes(row, Hex.decode(a[0].getBytes(row))));

  /** FROM_BASE64(STRING). */
  public static final ScalarKernel FROM_BASE64 =
      ScalarKernel.of(
          "q_from_base64",
          List.of(STRING),
          BYTES,
          (a, row, out) -> Base64.decode(a[0].getBytes(row)).writeTo(out, row));

  /** TO_BASE32(BYTES). */
  public static final ScalarKernel TO_BASE32 =
      ScalarKernel.of(
          "q_to_base32",
          List.of(BYTES),
          STRING,
          (a, row, out) -> Base32.encode(a[0].getBytes(row)).writeTo(out, row));

  /** FROM_BASE32(STRING). */
  public static final ScalarKernel FROM_BASE32 =
      ScalarKernel.of(
          "q_from_base32",
          List.of(STRING),
          BYTES,
          (a, row, out) -> Base32.decode(a[0].getBytes(row)).writeTo(out, row));

  /** SAFE_CONVERT_BYTES_TO_STRING(BYTES): each byte that is no text becomes U+FFFD. */
  public static final ScalarKernel SAFE_CONVERT_BYTES_TO_STRING =
      ScalarKernel.of(
          "q_safe_convert_bytes_to_string",
          List.of(BYTES),
          STRING,
          (a, row, out) -> toText(a[0].getBytes(row)).writeTo(out, row));

  /** {@code CAST(BYTES AS STRING FORMAT STRING)}. */
  public static final ScalarKernel BYTES_TO_STRING =
      formatted("q_cast_bytes_to_string_format", BYTES, STRING, ByteFormat::print);

  /** {@code CAST(STRING AS BYTES FORMAT STRING)}. */
  public static final ScalarKernel STRING_TO_BYTES =
      formatted("q_cast_string_to_bytes_format", STRING, BYTES, ByteFormat::read);

  private static ScalarKernel formatted(
      String name, SqlType from, SqlType to, BiFunction<ByteFormat, byte[], byte[]> conversion) {
    LastText<ByteFormat> formats = new LastText<>(ByteFormat::named);
    return ScalarKernel.of(
        name,
        List.of(from, STRING),
        to,
        (a, row, out) ->
            out.setBytes(row, conversion.apply(formats.get(a[1], row), a[0].getBytes(row))));
  }

  private static ByteSink toText(byte[] value) {
    ByteSink sink = new ByteSink(value.length);
    for (int i = 0; i < value.length; ) {
      int width = Utf8.validWidth(value, i);
      if (width == 0) {
        sink.appendCodePoint(Utf8.REPLACEMENT);
        i++;
      } else {
        sink.append(value, i, width);
        i += width;
      }
    }
    return sink;
  }
}
