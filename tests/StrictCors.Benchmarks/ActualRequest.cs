using BenchmarkDotNet.Attributes;

namespace StrictCors.Benchmarks;

/// <summary>An actual request: one origin, allowed and denied, and none.</summary>
[MemoryDiagnoser]
public class ActualRequest
{
    private Harness _allowed = null!;
    private Harness _denied = null!;
    private Harness _noOrigin = null!;

    /// <summary>Gets or sets whose middleware.</summary>
    [ParamsSource(nameof(Pipelines))]
    public string Pipeline { get; set; } = "";

    /// <summary>Gets the names of the pipelines.</summary>
    public static IEnumerable<string> Pipelines => Benchmarks.Pipelines.Names;

    /// <summary>Builds the pipelines.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _allowed = Benchmarks.Pipelines.Create(Pipeline, Shapes.Exact(1), anyHeader: false, "GET", ("Origin", Benchmarks.Pipelines.AllowedOrigin));
        _denied = Benchmarks.Pipelines.Create(Pipeline, Shapes.Exact(1), anyHeader: false, "GET", ("Origin", Benchmarks.Pipelines.DeniedOrigin));
        _noOrigin = Benchmarks.Pipelines.Create(Pipeline, Shapes.Exact(1), anyHeader: false, "GET");
    }

    /// <summary>The origin is allowed.</summary>
    /// <returns>The status.</returns>
    [Benchmark]
    public int Allowed() => _allowed.Run();

    /// <summary>The origin is denied.</summary>
    /// <returns>The status.</returns>
    [Benchmark]
    public int Denied() => _denied.Run();

    /// <summary>No CORS request.</summary>
    /// <returns>The status.</returns>
    [Benchmark]
    public int NoOrigin() => _noOrigin.Run();
}
