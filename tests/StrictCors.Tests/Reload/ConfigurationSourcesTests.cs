using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using StrictCors.Configuration;
using StrictCors.Reload;

namespace StrictCors.Tests.Reload;

/// <summary>Which files gave part of the policies, and whether they still do. How a reload takes that is shown by the tests of Reload.</summary>
public sealed class ConfigurationSourcesTests
{
    private const string Policies = """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": "*" } } } }""";

    private readonly Files _files = new() { ["settings.json"] = Policies, ["other.json"] = """{ "Logging": {} , "AllowedHosts": "*" }""" };

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData(null)]
    public void A_file_that_gave_policies_and_now_gives_nothing_has_vanished(string? text)
    {
        var files = Read(root => root.GetSection("StrictCors"));
        files.FindVanished().Should().BeEmpty();

        _files.Change("settings.json", text);

        files.FindVanished().Should().ContainSingle().Which.Should().BeEquivalentTo(new StrictCorsConfigurationProblem(
            "SC1010", "settings.json", null, "This file gave part of the policies in force. Now it is missing, empty or malformed.",
                "restore the file, or restart the program without it"));
    }

    [Fact]
    public void A_file_with_other_keys_left_has_changed_and_not_vanished()
    {
        var files = Read(root => root.GetSection("StrictCors"));

        _files.Change("settings.json", """{ "AllowedHosts": "*" }""");

        files.FindVanished().Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_gave_no_policies_may_go()
    {
        var files = Read(root => root.GetSection("StrictCors"));

        _files.Change("other.json", null);

        files.FindVanished().Should().BeEmpty();
    }

    [Fact]
    public void Of_a_configuration_that_is_all_ours_every_file_with_a_key_counts()
    {
        var files = Read(root => root);

        _files.Change("other.json", null);

        files.FindVanished().Should().ContainSingle().Which.Path.Should().Be("other.json");
    }

    [Fact]
    public void A_file_on_a_disk_has_its_full_path()
    {
        var directory = Directory.CreateTempSubdirectory("strictcors-");
        try
        {
            var settings = new FileInfo(Path.Combine(directory.FullName, "settings.json"));
            System.IO.File.WriteAllText(settings.FullName, Policies);
            var root = new ConfigurationBuilder().AddJsonFile(settings.FullName, optional: true).Build();
            var files = ConfigurationSources.From(StrictCorsSection.Find(root, chosen: null)!);

            settings.Delete();
            root.Reload();

            files.FindVanished().Should().ContainSingle().Which.Path.Should().Be(settings.FullName);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_source_without_a_path_has_none_to_show()
    {
        _files[""] = Policies;
        var root = new ConfigurationBuilder().Add(new JsonConfigurationSource { FileProvider = _files, Optional = true }).Build();
        var files = ConfigurationSources.From(StrictCorsSection.Find(root, chosen: null)!);

        _files[""] = null;
        root.Reload();

        files.FindVanished().Should().ContainSingle().Which.Path.Should().BeEmpty();
    }

    [Fact]
    public void Watched_files_report_what_is_malformed_until_they_are_not_watched_any_more()
    {
        var files = Read(root => root.GetSection("StrictCors"));
        var reports = new List<string?>();
        void Report(FileLoadExceptionContext context)
        {
            reports.Add(context.Provider.Source.Path);
            context.Ignore = true;
        }

        files.Watch(Report);
        _files.Change("settings.json", "{");
        _files.Change("other.json", "{");
        reports.Should().Equal("settings.json");

        files.Unwatch(Report);
        _files.Change("settings.json", "{");
        reports.Should().Equal("settings.json");
    }

    private ConfigurationSources Read(Func<IConfigurationRoot, IConfiguration> choose)
    {
        var root = new ConfigurationBuilder().Add(Source("settings.json")).Add(Source("other.json")).Build();
        return ConfigurationSources.From(StrictCorsSection.Find(root, choose(root))!);
    }

    private JsonConfigurationSource Source(string path) =>
        new() { FileProvider = _files, Path = path, Optional = true, ReloadOnChange = true, ReloadDelay = 0 };

    /// <summary>Files in memory, read again at once when they change; null is a file that is not there.</summary>
    private sealed class Files : Dictionary<string, string?>, IFileProvider
    {
        private readonly Dictionary<string, ConfigurationReloadToken> _tokens = [];

        public void Change(string path, string? text)
        {
            this[path] = text;
            var token = _tokens[path];
            _tokens[path] = new();
            try
            {
                token.OnReload();
            }
            catch (AggregateException error) when (error.InnerException is InvalidDataException)
            {
                // What is malformed and nobody ignores is thrown at whoever reloads.
            }
        }

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IFileInfo GetFileInfo(string subpath) => new File(subpath, this[subpath]);

        public IChangeToken Watch(string filter) => _tokens.TryGetValue(filter, out var token) ? token : _tokens[filter] = new();
    }

    private sealed record File(string Name, string? Text) : IFileInfo
    {
        public bool Exists => Text is not null;

        public long Length => Encoding.UTF8.GetByteCount(Text ?? "");

        // Otherwise the framework would open that.
        public string? PhysicalPath => null;

        public DateTimeOffset LastModified => default;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(Encoding.UTF8.GetBytes(Text ?? ""));
    }
}
