using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Reload;

/// <summary>A configuration may outlive the host that listens to it.</summary>
public class ReloadLifetimeTests
{
    private readonly PushedConfiguration _pushed = new(Whole("https://a.example"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_listens_when_the_host_has_stopped_or_is_disposed_of(bool stopped)
    {
        var configuration = new CountingConfiguration(new ConfigurationBuilder().Add(_pushed).Build());
        var readings = 0;
        var host = await StartAsync(configuration, () => readings++);
        configuration.Listeners.Should().Be(1);
        _pushed.Push(Whole("https://b.example"));
        configuration.Listeners.Should().Be(1);
        var before = readings;

        if (stopped)
        {
            await host.Services.GetRequiredService<IHost>().StopAsync();
        }
        else
        {
            await host.DisposeAsync();
        }

        configuration.Listeners.Should().Be(0);
        _pushed.Push(Whole("https://c.example"));
        readings.Should().Be(before);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task The_hook_for_malformed_files_is_taken_back_and_the_programs_own_stays()
    {
        using var directory = new SettingsDirectory();
        directory.SaveByRename("cors.json", Whole("https://a.example"));
        FileConfigurationSource? source = null;
        Action<FileLoadExceptionContext> own = _ => { };
        using var configuration = (ConfigurationRoot)new ConfigurationBuilder()
            .AddJsonFile(file =>
            {
                directory.Watched("cors.json", delay: 10)(file);
                file.OnLoadException = own;
                source = file;
            })
            .Build();

        await using (var host = await StartAsync(configuration, () => { }))
        {
            source!.OnLoadException.Should().NotBeSameAs(own);
            await host.AllowsAfterAsync(() => directory.SaveByRename("cors.json", Whole("https://b.example")), "https://b.example");
            source.OnLoadException!.GetInvocationList().Should().HaveCount(2, "a reload must not hook in once more");
        }

        source.OnLoadException.Should().Be(own);
    }

    private static Task<KestrelHost> StartAsync(IConfiguration configuration, Action read) => KestrelHost.StartAsync(
        builder =>
        {
            builder.Services.AddStrictCors(configuration);
            builder.Services.PostConfigure<StrictCorsOptions>(_ => read());
        },
        app => ReloadHost.Map(app));

    private static string Whole(string origin) =>
        $$"""{ "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "{{origin}}" ] } } }""";

    private sealed class CountingConfiguration(IConfigurationRoot inner) : IConfigurationRoot
    {
        private int _listeners;

        public int Listeners => _listeners;

        public IEnumerable<IConfigurationProvider> Providers => inner.Providers;

        public string? this[string key]
        {
            get => inner[key];
            set => inner[key] = value;
        }

        public void Reload() => inner.Reload();

        public IConfigurationSection GetSection(string key) => inner.GetSection(key);

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public IChangeToken GetReloadToken() => new CountingToken(this, inner.GetReloadToken());

        private sealed class CountingToken(CountingConfiguration owner, IChangeToken token) : IChangeToken
        {
            public bool HasChanged => token.HasChanged;

            public bool ActiveChangeCallbacks => token.ActiveChangeCallbacks;

            public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
            {
                var listener = new Listener(owner);
                listener.Registration = token.RegisterChangeCallback(
                    value =>
                    {
                        listener.Dispose();
                        callback(value);
                    },
                    state);
                return listener;
            }
        }

        /// <summary>Gone when it is disposed of, and when it has been called: a token fires once.</summary>
        private sealed class Listener : IDisposable
        {
            private readonly CountingConfiguration _owner;
            private int _isGone;

            public Listener(CountingConfiguration owner)
            {
                _owner = owner;
                Interlocked.Increment(ref owner._listeners);
            }

            public IDisposable? Registration { get; set; }

            public void Dispose()
            {
                Registration?.Dispose();
                if (Interlocked.Exchange(ref _isGone, 1) == 0)
                {
                    Interlocked.Decrement(ref _owner._listeners);
                }
            }
        }
    }
}
