using System.Globalization;

namespace StrictCors.Benchmarks;

/// <summary>Allow-lists as people have them. Each holds the allowed origin of <see cref="Pipelines"/>, last, where a list is slowest.</summary>
internal static class Shapes
{
    public static string[] Exact(int count) =>
        [.. Enumerable.Range(1, count - 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"https://tenant-{i}.customers.example")),
            Pipelines.AllowedOrigin];

    public static string[] Wildcards(int count) =>
        [.. Enumerable.Range(1, count - 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"https://*.tenant-{i}.example")),
            "https://*.example.com"];

    /// <summary>A quarter wildcards, the others exact.</summary>
    public static string[] Mixed(int count) => [.. Wildcards(count / 4), .. Exact(count - (count / 4))];
}
