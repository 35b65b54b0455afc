using System.Runtime.CompilerServices;

namespace StrictCors.Fuzz.Infrastructure;

/// <summary>What has to hold. The message is the condition itself.</summary>
internal static class Require
{
    public static void That(bool condition, [CallerArgumentExpression(nameof(condition))] string? claim = null)
    {
        if (!condition)
        {
            throw new InvalidOperationException(claim);
        }
    }

    public static void Same<T>(T actual, T expected, [CallerArgumentExpression(nameof(actual))] string? claim = null)
    {
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
        {
            throw new InvalidOperationException($"{claim} is {actual}, not {expected}");
        }
    }
}
