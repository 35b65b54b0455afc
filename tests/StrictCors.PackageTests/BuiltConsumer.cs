namespace StrictCors.PackageTests;

/// <summary>A program that uses the package, built once for all tests of a class.</summary>
public sealed class BuiltConsumer(PackedSources packed) : IAsyncLifetime
{
    internal Consumer Consumer { get; private set; } = null!;

    internal string[] Program => [DotNet.Executable, Path.Combine(Consumer.ProjectFolder, "out", "Consumer.dll")];

    public async Task InitializeAsync()
    {
        Consumer = await Consumer.CreateAsync(packed);
        await Consumer.DotNetAsync("build", "--configuration", "Release", "--output", "out", "-warnaserror");
    }

    public Task DisposeAsync()
    {
        Consumer?.Dispose();
        return Task.CompletedTask;
    }
}
