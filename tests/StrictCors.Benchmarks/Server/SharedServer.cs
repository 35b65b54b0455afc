using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace StrictCors.Benchmarks.Server;

/// <summary>Has several programs answer on one Kestrel, in turns. Each has its own services and its own pipeline, from the first startup filter
/// on: whatever a CORS middleware adds to a program, the others do not have.</summary>
/// <param name="kestrel">The program's own server. That of the last program is started.</param>
/// <param name="programs">Those that have started, common to all.</param>
/// <param name="count">How many programs there are.</param>
/// <param name="turns">Whose turn it is.</param>
internal sealed class SharedServer(IServer kestrel, List<object> programs, int count, Turns turns) : IServer
{
    public IFeatureCollection Features => kestrel.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        programs.Add(application);
        return programs.Count < count
            ? Task.CompletedTask
            : kestrel.StartAsync(new InTurns<TContext>([.. programs.Cast<IHttpApplication<TContext>>()], turns), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => kestrel.StopAsync(cancellationToken);

    public void Dispose() => kestrel.Dispose();

    /// <summary>If the turn changes during a request, another program ends it. Their hosts are the same, so that this does no harm.</summary>
    private sealed class InTurns<TContext>(IHttpApplication<TContext>[] programs, Turns turns) : IHttpApplication<TContext>
        where TContext : notnull
    {
        public TContext CreateContext(IFeatureCollection contextFeatures) => programs[turns.Current].CreateContext(contextFeatures);

        public Task ProcessRequestAsync(TContext context)
        {
            turns.Count();
            return programs[turns.Current].ProcessRequestAsync(context);
        }

        public void DisposeContext(TContext context, Exception? exception) => programs[turns.Current].DisposeContext(context, exception);
    }
}
