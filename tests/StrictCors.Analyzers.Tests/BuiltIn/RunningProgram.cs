using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.MovingOver;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>Runs the entry point of a compiled program in this process, with a test server in place of Kestrel, as the tests of an application
/// do.</summary>
internal sealed class RunningProgram : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<RunningProgram?> Current = new();

    private readonly TaskCompletionSource<IHost> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts the program, asks it, and stops it. Throws what stops the start.</summary>
    public static async Task<BrowserAnswers> AskAsync(Assembly assembly, string[] arguments, string[] pages)
    {
        var program = new RunningProgram();
        var main = new Thread(() => program.Run(assembly.EntryPoint!, arguments)) { IsBackground = true };
        main.Start();
        var host = await program._started.Task.WaitAsync(TimeSpan.FromMinutes(1));
        try
        {
            return await BrowserAnswers.AskAsync((TestServer)host.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>(),
                BrowserQuestion.All(pages, "/todos"));
        }
        finally
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            main.Join(TimeSpan.FromSeconds(10));
        }
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting" && Current.Value == this)
        {
            value.Subscribe(this);
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value != this)
        {
            return;
        }

        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
        {
            builder.ConfigureLogging(logging => logging.ClearProviders()).ConfigureWebHost(web => web.UseTestServer());
        }
        else if (value is { Key: "HostBuilt", Value: IHost host })
        {
            var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
            lifetime.ApplicationStarted.Register(() => _started.TrySetResult(host));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private void Run(MethodInfo main, string[] arguments)
    {
        Current.Value = this;
        using var subscription = DiagnosticListener.AllListeners.Subscribe(this);
        try
        {
            var result = main.Invoke(
                null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? null : [arguments], null);
            (result as Task)?.GetAwaiter().GetResult();
            _started.TrySetException(new InvalidOperationException("The program ended."));
        }
#pragma warning disable CA1031 // The test gets the exception of the program, whatever it is.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _started.TrySetException(exception);
        }
    }
}
