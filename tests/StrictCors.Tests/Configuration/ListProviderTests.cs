using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Configuration;

/// <summary>Whatever kind of provider gives a list, it replaces the one below it whole.</summary>
public sealed class ListProviderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("strictcors-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Appsettings_of_an_environment_replace_the_list_of_appsettings()
    {
        Write("appsettings.json",
            """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example", "https://b.example", "https://c.example" ] }"""
            + """ } } }""");
        Write("appsettings.Production.json", """{ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://x.example" ] } } } }""");
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = _directory.FullName, EnvironmentName = "Production" });
        builder.Services.AddStrictCors();
        using var app = builder.Build();

        var web = Layers.WebOf(app.Services);

        // What .NET makes of it, and why this exists.
        app.Configuration.GetSection("StrictCors:Policies:web:AllowedOrigins").Get<string[]>().Should()
            .Equal("https://x.example", "https://b.example", "https://c.example");
        web.AllowedOrigins.Should().Equal("https://x.example");
        web.ListProviders["AllowedOrigins"].Should().Contain("appsettings.Production.json");
    }

    [Theory]
    [InlineData("__0", "https://x.example", new[] { "https://x.example" })]
    [InlineData("", "https://x.example", new[] { "https://x.example" })]
    [InlineData("", "https://x.example;https://y.example", new[] { "https://x.example", "https://y.example" })]
    [InlineData("", "", new string[0])]
    [InlineData("__1", "https://x.example", new[] { "https://x.example" })]
    public void An_environment_variable_replaces_the_list(string suffix, string value, string[] expected)
    {
        // A prefix of our own: other tests start hosts that read the environment too.
        var prefix = $"T{Guid.NewGuid():N}_";
        var variable = $"{prefix}StrictCors__Policies__web__AllowedOrigins{suffix}";
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            var web = Layers.Read(Layers.Three, configuration => configuration.AddEnvironmentVariables(prefix));

            web.AllowedOrigins.Should().Equal(expected);
            web.ListProviders["AllowedOrigins"].Should().StartWith("EnvironmentVariablesConfigurationProvider");
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData("--StrictCors:Policies:web:AllowedOrigins=https://x.example;https://y.example")]
    [InlineData("--StrictCors:Policies:web:AllowedOrigins:0=https://x.example", "--StrictCors:Policies:web:AllowedOrigins:1=https://y.example")]
    [InlineData("/strictcors:policies:web:allowedorigins:0", "https://x.example", "/strictcors:policies:web:allowedorigins:1", "https://y.example")]
    public void The_command_line_replaces_the_list(params string[] args)
    {
        var web = Layers.Read(Layers.Three, configuration => configuration.AddCommandLine(args));

        web.AllowedOrigins.Should().Equal("https://x.example", "https://y.example");
        web.ListProviders["AllowedOrigins"].Should().Be("CommandLineConfigurationProvider");
    }

    [Fact]
    public void User_secrets_replace_the_list()
    {
        // AddUserSecrets reads a file of the person who runs this; what it adds is the JSON provider with secrets.json.
        Write("secrets.json", """{ "StrictCors:Policies:web:AllowedOrigins:0": "https://x.example" }""");

        var web = Layers.Read(Layers.Three, configuration => configuration.AddJsonFile(Path.Combine(_directory.FullName, "secrets.json")));

        web.AllowedOrigins.Should().Equal("https://x.example");
        web.ListProviders["AllowedOrigins"].Should().Contain("secrets.json");
    }

    [Fact]
    public void A_file_per_key_replaces_the_list()
    {
        Write("StrictCors__Policies__web__AllowedOrigins", "https://x.example;https://y.example");

        var web = Layers.Read(Layers.Three, configuration => configuration.AddKeyPerFile(_directory.FullName));

        web.AllowedOrigins.Should().Equal("https://x.example", "https://y.example");
        web.ListProviders["AllowedOrigins"].Should().Contain("KeyPerFile");
    }

    [Fact]
    public void A_file_per_entry_does_too()
    {
        Write("StrictCors__Policies__web__AllowedOrigins__0", "https://x.example");

        Layers.Read(Layers.Three, configuration => configuration.AddKeyPerFile(_directory.FullName)).AllowedOrigins.Should()
            .Equal("https://x.example");
    }

    [Fact]
    public void An_xml_or_ini_file_replaces_the_list()
    {
        Write("cors.ini", "[StrictCors:Policies:web]\nAllowedOrigins:0=https://x.example\n");
        Write("cors.xml", """<s><StrictCors><Policies><web><AllowedOrigins>https://y.example</AllowedOrigins>"""
            + """<AllowedOrigins>https://z.example</AllowedOrigins></web></Policies></StrictCors></s>""");

        Layers.Read(Layers.Three, configuration => configuration.AddIniFile(Path.Combine(_directory.FullName, "cors.ini"))).AllowedOrigins.Should()
            .Equal("https://x.example");
        Layers.Read(Layers.Three, configuration => configuration.AddXmlFile(Path.Combine(_directory.FullName, "cors.xml"))).AllowedOrigins.Should()
            .Equal("https://y.example", "https://z.example");
    }

    /// <summary>The array form that .NET documents for XML. Its provider returns each name as a key of its own, too.</summary>
    [Theory]
    [InlineData("<Policies name='web'>", "</Policies>")]
    [InlineData("<Policies><web>", "</web></Policies>")]
    public async Task An_xml_file_may_name_its_entries(string start, string end)
    {
        Write("cors.xml", $"<s><StrictCors>{start}<AllowedOrigins name='0'>https://y.example</AllowedOrigins>"
            + $"<AllowedOrigins name='1'>https://z.example</AllowedOrigins><PreflightMaxAge>00:10:00</PreflightMaxAge>{end}</StrictCors></s>");
        var path = Path.Combine(_directory.FullName, "cors.xml");
        Layers.Read(Layers.Three, configuration => configuration.AddXmlFile(path)).AllowedOrigins.Should()
            .Equal("https://y.example", "https://z.example");
        (await Configured.ProblemsAsync([], builder =>
        {
            builder.Configuration.AddXmlFile(path);
            builder.Services.AddStrictCors();
        })).Should().BeEmpty();
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_directory.FullName, file), text);
}
