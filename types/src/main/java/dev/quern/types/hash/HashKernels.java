package dev.quern.types.hash;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;

import dev.quern.domain.type.ScalarType;
import dev.quern.storage.kernel.ScalarKernel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The kernels of the hash functions that the engine lacks; the argument of each factory is STRING
 * or BYTES.
 */
public final class HashKernels {

  private HashKernels() {}

  /** FARM_FINGERPRINT(value). */
  public static ScalarKernel farmFingerprint(ScalarType type) {
    return ScalarKernel.of(
        "q_farm_fingerprint",
        List.of(type),
        INT64,
        (a, row, out) -> out.setLong(row, FarmFingerprint.of(a[0].getBytes(row))));
  }

  /** SHA512(value). */
  public static ScalarKernel sha512(ScalarType type) {
    return digest("q_sha512", type, "SHA-512");
  }

  private static ScalarKernel digest(String name, ScalarType type, String algorithm) {
    return ScalarKernel.of(
        name,
        List.of(type),
        BYTES,
        (a, row, out) -> out.setBytes(row, digest(algorithm, a[0].getBytes(row))));
  }

  private static byte[] digest(String algorithm, byte[] value) {
    try {
      return MessageDigest.getInstance(algorithm).digest(value);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }
}
