namespace System;

/// <summary>The interfaces of .NET 7 that <see cref="StrictCors.Origin"/> implements. Static members of interfaces do not exist here.</summary>
internal interface ISpanParsable<TSelf>;

internal interface ISpanFormattable : IFormattable;

internal static class HashCode
{
    public static int Combine(object? a, object? b, object? c) => (a, b, c).GetHashCode();

    public static int Combine(object? a, object? b, object? c, object? d, object? e) => (a, b, c, d, e).GetHashCode();
}
