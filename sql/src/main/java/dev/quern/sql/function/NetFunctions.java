package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.net.NetKernels;
import java.util.List;

/** Source: "Net functions". */
final class NetFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "net_functions",
          scalar("NET.HOST")
              .on("(STRING) -> STRING", NetKernels.HOST)
              .example("NET.HOST('http://abc.xyz')", "abc.xyz"),
          scalar("NET.IP_FROM_STRING")
              .on("(STRING) -> BYTES", NetKernels.IP_FROM_STRING)
              .example("NET.IP_FROM_STRING('48.49.50.51') = b'0123'", "true"),
          scalar("NET.IP_NET_MASK")
              .on("(INT64, INT64) -> BYTES", NetKernels.IP_NET_MASK)
              .example("TO_HEX(NET.IP_NET_MASK(4, 20))", "fffff000"),
          scalar("NET.IP_TO_STRING")
              .on("(BYTES) -> STRING", NetKernels.IP_TO_STRING)
              .example("NET.IP_TO_STRING(b'0123')", "48.49.50.51"),
          scalar("NET.IP_TRUNC")
              .on("(BYTES, INT64) -> BYTES", NetKernels.IP_TRUNC)
              .example("TO_HEX(NET.IP_TRUNC(b'\\xaa\\xbb\\xcc\\xdd', 11))", "aaa00000"),
          scalar("NET.IPV4_FROM_INT64")
              .on("(INT64) -> BYTES", NetKernels.IPV4_FROM_INT64)
              .example("TO_HEX(NET.IPV4_FROM_INT64(11259375))", "00abcdef"),
          scalar("NET.IPV4_TO_INT64")
              .on("(BYTES) -> INT64", NetKernels.IPV4_TO_INT64)
              .example("NET.IPV4_TO_INT64(b'\\x00\\xab\\xcd\\xef')", "11259375"),
          scalar("NET.PUBLIC_SUFFIX")
              .on("(STRING) -> STRING", NetKernels.PUBLIC_SUFFIX)
              .example("NET.PUBLIC_SUFFIX('http://a.b.co.uk')", "co.uk"),
          scalar("NET.REG_DOMAIN")
              .on("(STRING) -> STRING", NetKernels.REG_DOMAIN)
              .example("NET.REG_DOMAIN('http://a.b.co.uk')", "b.co.uk"),
          scalar("NET.SAFE_IP_FROM_STRING")
              .on("(STRING) -> BYTES", NetKernels.SAFE_IP_FROM_STRING)
              .example("NET.SAFE_IP_FROM_STRING('48.49.50.51/32') IS NULL", "true"));

  private NetFunctions() {}
}
