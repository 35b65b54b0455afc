namespace StrictCors.PackageTests.Infrastructure;

/// <summary>One way in which the program was built. It is started once for each way to start it, and answers every case from there.</summary>
/// <param name="Project">The folder of the project.</param>
/// <param name="Output">The folder of what was built.</param>
/// <param name="Folder">Where it runs: the folder of its settings.</param>
/// <param name="Command">The command and its arguments.</param>
/// <param name="Printed">What the build printed.</param>
internal sealed record ConsumerBuild(string Project, string Output, string Folder, string[] Command, string Printed) : IDisposable
{
    private readonly Dictionary<Start, RunningProgram> _running = [];

    public async Task<RunningProgram> RunAsync(Start start)
    {
        if (!_running.TryGetValue(start, out var program))
        {
            _running[start] = program = await RunningProgram.StartAsync([.. Command, .. start.Arguments], Folder);
        }

        return program;
    }

    /// <summary>Runs it where it is to end by itself.</summary>
    public Task<ProcessResult> RunToEndAsync(params string[] arguments) => RunningProgram.RunToEndAsync([.. Command, .. arguments], Folder);

    /// <summary>The same by another program that runs it.</summary>
    public Task<ProcessResult> RunUnderAsync(string[] command, params string[] arguments) =>
        RunningProgram.RunToEndAsync([.. command, .. Command, .. arguments], Folder);

    public void Dispose()
    {
        foreach (var program in _running.Values)
        {
            program.Dispose();
        }
    }
}
