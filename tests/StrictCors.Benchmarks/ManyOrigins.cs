using BenchmarkDotNet.Attributes;

namespace StrictCors.Benchmarks;

/// <summary>An allowed actual request against lists of many shapes and sizes.</summary>
[MemoryDiagnoser]
public class ManyOrigins
{
    private Harness _harness = null!;

    /// <summary>Gets or sets whose middleware.</summary>
    [Params("Empty", "BuiltIn", "Ours")]
    public string Pipeline { get; set; } = "";

    /// <summary>Gets or sets the shape of the list and the number of its entries.</summary>
    [Params("exact 3", "exact 100", "exact 1000", "exact 100000", "exact 1000000", "wildcard 1000", "mixed 1000")]
    public string List { get; set; } = "";

    /// <summary>Builds the pipeline.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var parts = List.Split(' ');
        var count = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        var origins = parts[0] switch
        {
            "wildcard" => Shapes.Wildcards(count),
            "mixed" => Shapes.Mixed(count),
            _ => Shapes.Exact(count),
        };
        _harness = Pipelines.Create(Pipeline, origins, anyHeader: false, "GET", ("Origin", Pipelines.AllowedOrigin));
    }

    /// <summary>The origin is allowed.</summary>
    /// <returns>The status.</returns>
    [Benchmark]
    public int Allowed() => _harness.Run();
}
