namespace StrictCors.PackageTests;

/// <summary>The program of the folder Consumer, built in three ways from the same package: each once, and when a test first asks for it.</summary>
public sealed class ConsumerBuilds : IAsyncLifetime
{
    private readonly PackedSources _packed;
    private readonly List<ConsumerBuild> _built = [];
    private readonly Lazy<Task<ConsumerBuild>> _jit;
    private readonly Lazy<Task<ConsumerBuild>> _trimmed;
    private readonly Lazy<Task<ConsumerBuild>> _native;
    private Consumer _consumer = null!;

    public ConsumerBuilds(PackedSources packed)
    {
        _packed = packed;
        _jit = new(() => BuildAsync("jit", "build"));
        _trimmed = new(() => BuildAsync("trimmed", "publish", "--self-contained", "-p:PublishTrimmed=true", "-p:TrimMode=full"));
        _native = new(() => BuildAsync("native", "publish", "-p:PublishAot=true"));
    }

    /// <summary>Compiled when it runs.</summary>
    internal Task<ConsumerBuild> Jit => _jit.Value;

    /// <summary>With the runtime, and without whatever in all assemblies nothing refers to.</summary>
    internal Task<ConsumerBuild> Trimmed => _trimmed.Value;

    /// <summary>Compiled ahead of time.</summary>
    internal Task<ConsumerBuild> Native => _native.Value;

    public async Task InitializeAsync() => _consumer = await Consumer.CreateAsync(_packed);

    public Task DisposeAsync()
    {
        _built.ForEach(build => build.Dispose());
        _consumer?.Dispose();
        return Task.CompletedTask;
    }

    private async Task<ConsumerBuild> BuildAsync(string name, string command, params string[] options)
    {
        var build = await _consumer.BuildAsync(name, command, options);
        _built.Add(build);
        return build;
    }
}
