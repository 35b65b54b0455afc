using BenchmarkDotNet.Attributes;

namespace StrictCors.Benchmarks;

/// <summary>Preflights: an ordinary one, and those that an attacker would send.</summary>
[MemoryDiagnoser]
public class Preflight
{
    private const int HostileLength = 30_000;

    private Harness _ordinary = null!;
    private Harness _commas = null!;
    private Harness _names = null!;
    private Harness _deniedNames = null!;

    /// <summary>Gets or sets whose middleware.</summary>
    [ParamsSource(nameof(Pipelines))]
    public string Pipeline { get; set; } = "";

    /// <summary>Gets the names of the pipelines.</summary>
    public static IEnumerable<string> Pipelines => Benchmarks.Pipelines.Names;

    /// <summary>Builds the pipelines.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var commas = new string(',', HostileLength);
        var names = string.Concat(Enumerable.Repeat("a,", HostileLength / 2));
        _ordinary = Create(anyHeader: false, Benchmarks.Pipelines.AllowedOrigin, "content-type,x-request-id,x-trace");
        _commas = Create(anyHeader: true, Benchmarks.Pipelines.AllowedOrigin, commas);
        _names = Create(anyHeader: true, Benchmarks.Pipelines.AllowedOrigin, names);
        _deniedNames = Create(anyHeader: true, Benchmarks.Pipelines.DeniedOrigin, names);
    }

    /// <summary>Three headers of a list.</summary>
    /// <returns>The status.</returns>
    [Benchmark]
    public int ThreeHeaders() => _ordinary.Run();

    /// <summary>Any header with credentials, 30 KB of commas.</summary>
    /// <returns>The status.</returns>
    [Benchmark]
    public int Commas() => _commas.Run();

    /// <summary>Any header with credentials, 30 KB of names.</summary>
    /// <returns>The status.</returns>
    [Benchmark]
    public int Names() => _names.Run();

    /// <summary>The same from an origin that is not allowed.</summary>
    /// <returns>The status.</returns>
    [Benchmark]
    public int NamesFromDeniedOrigin() => _deniedNames.Run();

    private Harness Create(bool anyHeader, string origin, string headers) => Benchmarks.Pipelines.Create(
        Pipeline, Shapes.Exact(1), anyHeader, "OPTIONS", ("Origin", origin), ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", headers));
}
