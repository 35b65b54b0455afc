using System.Globalization;

namespace StrictCors.Benchmarks.Build;

/// <summary>A solution of 200 files, of which one web application and one library of controllers use StrictCors, as in a usual product.</summary>
/// <param name="folder">Where it is written.</param>
internal sealed class GeneratedSolution(string folder)
{
    public const int Files = 200;

    private static readonly string[] Projects = ["Domain", "Data", "Services", "Api", "App"];

    /// <summary>Gets the project that references all others.</summary>
    public string Root => Path.Combine(folder, "App");

    public void Write()
    {
        var library = typeof(StrictCorsPolicyBuilder).Assembly.Location;
        var repository = FindRepository();
        var analyzers = Path.Combine(repository, "src/StrictCors.Analyzers/bin/Release/netstandard2.0/StrictCors.Analyzers.dll");
        WriteText("Directory.Build.targets", $"""
            <Project>
              <PropertyGroup Condition="'$(MSBuildProjectName)' == 'Api' or '$(MSBuildProjectName)' == 'App'">
                <UsesStrictCors>true</UsesStrictCors>
              </PropertyGroup>
              <ItemGroup Condition="'$(UsesStrictCors)' == 'true'">
                <Reference Include="{library}" />
                <Analyzer Include="{analyzers}" Condition="'$(WithAnalyzers)' == 'true'" />
              </ItemGroup>
              <Import Project="{repository}/src/StrictCors/buildTransitive/StrictCors.targets"
                      Condition="'$(WithAnalyzers)$(UsesStrictCors)' == 'truetrue'" />
            </Project>
            """);
        for (var i = 0; i < Projects.Length; i++)
        {
            WriteProject(i, Files / Projects.Length);
        }
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cors.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private void WriteProject(int index, int count)
    {
        var name = Projects[index];
        var isApp = name == "App";
        WriteText($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk{(isApp ? ".Web" : "")}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {(isApp ? "" : "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")}
                {string.Join("\n    ", Projects.Take(index).Select(other => $"<ProjectReference Include=\"../{other}/{other}.csproj\" />"))}
              </ItemGroup>
            </Project>
            """);
        for (var i = isApp ? 1 : 0; i < count; i++)
        {
            WriteText($"{name}/File{i}.cs", name is "Api" or "App" ? Controller(name, i) : Service(name, i));
        }

        if (isApp)
        {
            WriteText("App/Program.cs", Program);
            WriteText("App/appsettings.json", Settings);
            WriteText("App/appsettings.Development.json", """{ "Logging": { "LogLevel": { "Default": "Debug" } } }""");
        }
    }

    private void WriteText(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static string Controller(string name, int number) => Numbered("""
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using StrictCors;

        namespace NAME;

        /// <summary>Orders of kind NUMBER.</summary>
        [ApiController]
        [Route("orders/NUMBER")]
        ATTRIBUTE
        public sealed class OrdersNUMBERController(Services.ServiceNUMBER service) : ControllerBase
        {
            [HttpGet("{id}")]
            public async Task<IActionResult> Get(int id) => await service.FindAsync(id) is { } found ? Ok(found) : NotFound();

            [HttpPost]
            public IActionResult Add(string name)
            {
                Response.Headers["X-Total"] = service.Names.Count().ToString();
                return CreatedAtAction(nameof(Get), new { id = service.Add(name) }, name);
            }

            [HttpGet]
            public IEnumerable<string> All(int skip = 0, int take = 20) => service.Names.Skip(skip).Take(take).Select(each => each.Trim());
        }
        """, name, number).Replace("ATTRIBUTE", number % 10 == 0 ? "[StrictCors(\"partners\")]" : "", StringComparison.Ordinal);

    private static string Service(string name, int number) => Numbered("""
        using System.Collections.Concurrent;
        using System.Text;

        namespace NAME;

        /// <summary>What is known of kind NUMBER.</summary>
        public record ItemNUMBER(int Id, string Name, DateTimeOffset Created);

        public sealed class ServiceNUMBER
        {
            private readonly ConcurrentDictionary<int, ItemNUMBER> _items = new();
            private int _last;

            public IEnumerable<string> Names => _items.Values.OrderBy(item => item.Created).Select(item => item.Name);

            public int Add(string name)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                var id = Interlocked.Increment(ref _last);
                _items.TryAdd(id, new(id, name, DateTimeOffset.UtcNow));
                return id;
            }

            public Task<ItemNUMBER?> FindAsync(int id) => Task.FromResult(_items.GetValueOrDefault(id));

            public string Describe()
            {
                var text = new StringBuilder();
                foreach (var (id, item) in _items.OrderBy(pair => pair.Key))
                {
                    text.Append(id).Append(": ").Append(item.Name).Append(' ').AppendLine(item.Created.ToString("O"));
                }

                return text.Length == 0 ? "nothing" : text.ToString();
            }
        }
        """, name, number);

    private static string Numbered(string text, string name, int number) => text.Replace("NAME", name, StringComparison.Ordinal)
        .Replace("NUMBER", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private const string Program = """
        using StrictCors;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddStrictCors().AddPolicy("partners", policy => policy
            .WithOrigins("https://partner.example", "https://*.partner.example").WithMethods("GET", "PUT").AllowCredentials());
        var app = builder.Build();
        app.UseExceptionHandler("/error");
        app.UseStrictCors("web");
        app.MapControllers();
        app.Run();
        """;

    private const string Settings = """
        {
          "StrictCors": {
            "Policies": {
              "web": { "AllowedOrigins": [ "https://app.example.com", "https://*.example.com" ], "AllowedHeaders": [ "X-A" ] }
            }
          }
        }
        """;
}
