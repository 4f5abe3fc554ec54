package dev.quern.types.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** FARM_FINGERPRINT: the function Fingerprint64 of FarmHash. */
public final class FarmFingerprint {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;
  private static final int BLOCK = 64;
  private static final long SEED = 81;

  private FarmFingerprint() {}

  /** The fingerprint of all bytes. */
  public static long of(byte[] s) {
    int length = s.length;
    if (length <= 16) {
      return upTo16(s, length);
    }
    if (length <= 32) {
      return upTo32(s, length);
    }
    return length <= BLOCK ? upTo64(s, length) : longer(s, length);
  }

  private static long fetch(byte[] s, int at) {
    return (long) LONG.get(s, at);
  }

  private static long fetch32(byte[] s, int at) {
    return Integer.toUnsignedLong((int) INT.get(s, at));
  }

  private static long rotate(long value, int shift) {
    return Long.rotateRight(value, shift);
  }

  private static long shiftMix(long value) {
    return value ^ value >>> 47;
  }

  private static long mix(long u, long v, long mul) {
    long a = shiftMix((u ^ v) * mul);
    return shiftMix((v ^ a) * mul) * mul;
  }

  private static long upTo16(byte[] s, int length) {
    if (length >= 8) {
      long mul = K2 + length * 2L;
      long a = fetch(s, 0) + K2;
      long b = fetch(s, length - 8);
      long c = rotate(b, 37) * mul + a;
      long d = (rotate(a, 25) + b) * mul;
      return mix(c, d, mul);
    }
    if (length >= 4) {
      long mul = K2 + length * 2L;
      return mix(length + (fetch32(s, 0) << 3), fetch32(s, length - 4), mul);
    }
    if (length > 0) {
      int y = (s[0] & 0xFF) + ((s[length >> 1] & 0xFF) << 8);
      int z = length + ((s[length - 1] & 0xFF) << 2);
      return shiftMix(y * K2 ^ z * K0) * K2;
    }
    return K2;
  }

  private static long upTo32(byte[] s, int length) {
    long mul = K2 + length * 2L;
    long a = fetch(s, 0) * K1;
    long b = fetch(s, 8);
    long c = fetch(s, length - 8) * mul;
    long d = fetch(s, length - 16) * K2;
    return mix(rotate(a + b, 43) + rotate(c, 30) + d, a + rotate(b + K2, 18) + c, mul);
  }

  private static long upTo64(byte[] s, int length) {
    long mul = K2 + length * 2L;
    long a = fetch(s, 0) * K2;
    long b = fetch(s, 8);
    long c = fetch(s, length - 8) * mul;
    long d = fetch(s, length - 16) * K2;
    long y = rotate(a + b, 43) + rotate(c, 30) + d;
    long z = mix(y, a + rotate(b + K2, 18) + c, mul);
    long e = fetch(s, 16) * mul;
    long f = fetch(s, 24);
    long g = (y + fetch(s, length - 32)) * mul;
    long h = (z + fetch(s, length - 24)) * mul;
    return mix(rotate(e + f, 43) + rotate(g, 30) + h, e + rotate(f + a, 18) + g, mul);
  }

  private static long longer(byte[] s, int length) {
    long seed = SEED;
    long x = seed * K2 + fetch(s, 0);
    long y = seed * K1 + 113;
    long z = shiftMix(y * K2 + 113) * K2;
    long[] v = new long[2];
    long[] w = new long[2];
    int end = (length - 1) / BLOCK * BLOCK;
    int last = length - BLOCK;
    int at = 0;
    do {
      x = rotate(x + y + v[0] + fetch(s, at + 8), 37) * K1;
      y = rotate(y + v[1] + fetch(s, at + 48), 42) * K1;
      x ^= w[1];
      y += v[0] + fetch(s, at + 40);
      z = rotate(z + w[0], 33) * K1;
      weak(s, at, v[1] * K1, x + w[0], v);
      weak(s, at + 32, z + w[1], y + fetch(s, at + 16), w);
      long swap = z;
      z = x;
      x = swap;
      at += BLOCK;
    } while (at != end);
    long mul = K1 + ((z & 0xFF) << 1);
    w[0] += length - 1 & 63;
    v[0] += w[0];
    w[0] += v[0];
    x = rotate(x + y + v[0] + fetch(s, last + 8), 37) * mul;
    y = rotate(y + v[1] + fetch(s, last + 48), 42) * mul;
    x ^= w[1] * 9;
    y += v[0] * 9 + fetch(s, last + 40);
    z = rotate(z + w[0], 33) * mul;
    weak(s, last, v[1] * mul, x + w[0], v);
    weak(s, last + 32, z + w[1], y + fetch(s, last + 16), w);
    return mix(mix(v[0], w[0], mul) + shiftMix(y) * K0 + x, mix(v[1], w[1], mul) + z, mul);
  }

  private static void weak(byte[] s, int at, long seedA, long seedB, long[] result) {
    long w = fetch(s, at);
    long z = fetch(s, at + 24);
    long a = seedA + w;
    long b = rotate(seedB + a + z, 21);
    long c = a;
    a += fetch(s, at + 8);
    a += fetch(s, at + 16);
    b += rotate(a, 44);
    result[0] = a + z;
    result[1] = b + c;
  }
}
