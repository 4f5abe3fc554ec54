package dev.quern.types.net;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kernels of the functions NET.*. */
public final class NetKernels {

  private static final long MIN_V4 = Integer.MIN_VALUE;
  private static final long MAX_V4 = 0xFFFFFFFFL;

  private NetKernels() {}

  /** NET.HOST(STRING). */
  public static final ScalarKernel HOST = ofUrl("q_net_host", Urls::host);

  /** NET.PUBLIC_SUFFIX(STRING). */
  public static final ScalarKernel PUBLIC_SUFFIX = ofUrl("q_net_public_suffix", Urls::publicSuffix);

  /** NET.REG_DOMAIN(STRING). */
  public static final ScalarKernel REG_DOMAIN = ofUrl("q_net_reg_domain", Urls::registeredDomain);

  /** NET.IP_FROM_STRING(STRING). */
  public static final ScalarKernel IP_FROM_STRING =
      ScalarKernel.of(
          "q_net_ip_from_string",
          List.of(STRING),
          BYTES,
          (a, row, out) -> {
            String text = a[0].getString(row);
            out.setBytes(
                row,
                IpAddress.parse(text)
                    .orElseThrow(() ->
                        DataErrors.dataError(
                            "NET.IP_FROM_STRING() encountered an unparseable IP-address: "
                                + text)));
          });

  /** NET.SAFE_IP_FROM_STRING(STRING). */
  public static final ScalarKernel SAFE_IP_FROM_STRING =
      ScalarKernel.of(
          "q_net_safe_ip_from_string",
          List.of(STRING),
          BYTES,
          (a, row, out) ->
              IpAddress.parse(a[0].getString(row))
                  .ifPresentOrElse(ip -> out.setBytes(row, ip), () -> out.setNull(row)));

  /** NET.IP_TO_STRING(BYTES). */
  public static final ScalarKernel IP_TO_STRING =
      ScalarKernel.of(
          "q_net_ip_to_string",
          List.of(BYTES),
          STRING,
          (a, row, out) -> {
            byte[] address = a[0].getBytes(row);
            if (!isAddressLength(address.length)) {
              throw DataErrors.dataError(
                  "NET.IP_TO_STRING() encountered an invalid IP address. Expected 4 (for IPv4) or 16"
                      + " (for IPv6) bytes but got %d",
                  address.length);
            }
            out.setString(row, IpAddress.print(address));
          });

  /** NET.IP_NET_MASK(output bytes, prefix length). */
  public static final ScalarKernel IP_NET_MASK =
      ScalarKernel.of(
          "q_net_ip_net_mask",
          List.of(INT64, INT64),
          BYTES,
          (a, row, out) -> {
            long size = a[0].getLong(row);
            long prefix = a[1].getLong(row);
            if (!isAddressLength(size)) {
              throw DataErrors.dataError(
                  "The first argument of NET.IP_NET_MASK() must be either 4 (for IPv4) or 16 (for"
                      + " IPv6); got %d",
                  size);
            }
            if (prefix < 0 || prefix > size * 8) {
              throw DataErrors.dataError(
                  "The second argument of NET.IP_NET_MASK() must be between 0 and the first argument"
                      + " * 8; got %d",
                  prefix);
            }
            byte[] mask = new byte[(int) size];
            Arrays.fill(mask, (byte) -1);
            truncate(mask, (int) prefix);
            out.setBytes(row, mask);
          });

  /** NET.IP_TRUNC(BYTES, prefix length). */
  public static final ScalarKernel IP_TRUNC =
      ScalarKernel.of(
          "q_net_ip_trunc",
          List.of(BYTES, INT64),
          BYTES,
          (a, row, out) -> {
            byte[] address = a[0].getBytes(row);
            long prefix = a[1].getLong(row);
            if (!isAddressLength(address.length)) {
              throw DataErrors.dataError(
                  "The first argument of NET.IP_TRUNC() must have length 4 (for IPv4) or 16 (for"
                      + " IPv6); got %d",
                  address.length);
            }
            if (prefix < 0 || prefix > address.length * 8L) {
              throw DataErrors.dataError(
                  "The second argument of NET.IP_TRUNC() must be between 0 and 8 * LENGTH(first"
                      + " argument); got %d",
                  prefix);
            }
            truncate(address, (int) prefix);
            out.setBytes(row, address);
          });

  /** NET.IPV4_FROM_INT64(INT64). */
  public static final ScalarKernel IPV4_FROM_INT64 =
      ScalarKernel.of(
          "q_net_ipv4_from_int64",
          List.of(INT64),
          BYTES,
          (a, row, out) -> {
            long value = a[0].getLong(row);
            if (value < MIN_V4 || value > MAX_V4) {
              throw DataErrors.dataError(
                  "NET.IPV4_FROM_INT64() encountered an invalid integer IP. Expected range:"
                      + " [-0x80000000, 0xFFFFFFFF]; got %d",
                  value);
            }
            out.setBytes(
                row,
                new byte[] {
                  (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
                });
          });

  /** NET.IPV4_TO_INT64(BYTES). */
  public static final ScalarKernel IPV4_TO_INT64 =
      ScalarKernel.of(
          "q_net_ipv4_to_int64",
          List.of(BYTES),
          INT64,
          (a, row, out) -> {
            byte[] address = a[0].getBytes(row);
            if (address.length != IpAddress.V4) {
              throw DataErrors.dataError(
                  "NET.IPV4_TO_INT64() encountered a non-IPv4 address. Expected 4 bytes but got %d",
                  address.length);
            }
            long value = 0;
            for (byte b : address) {
              value = (value << 8) | (b & 0xFF);
            }
            out.setLong(row, value);
          });

  private static ScalarKernel ofUrl(String name, Function<String, Optional<String>> part) {
    return ScalarKernel.of(
        name,
        List.of(STRING),
        STRING,
        (a, row, out) ->
            part.apply(a[0].getString(row))
                .ifPresentOrElse(text -> out.setString(row, text), () -> out.setNull(row)));
  }

  private static boolean isAddressLength(long length) {
    return length == IpAddress.V4 || length == IpAddress.V6;
  }

  /** Clears all bits behind the first {@code prefix} ones. */
  private static void truncate(byte[] address, int prefix) {
    for (int i = prefix / 8; i < address.length; i++) {
      address[i] &= i == prefix / 8 ? (byte) ~(0xFF >> prefix % 8) : 0;
    }
  }
}
