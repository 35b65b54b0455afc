using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using StrictCors.Tests.MovingOver;

namespace StrictCors.Analyzers.Tests.BuiltIn;

/// <summary>An application of the tests of the library, as text that was compiled: what its methods named "Before" do.</summary>
/// <param name="assembly">The compiled text.</param>
/// <param name="name">The class.</param>
internal sealed class CompiledApplication(Assembly assembly, string name)
{
    private readonly object _application = Activator.CreateInstance(assembly.GetTypes().Single(type => type.Name == name))!;

    public string[] Allowed => Get<string[]>(nameof(Allowed));

    public string[] Environments => Get<string[]>(nameof(Environments));

    public async Task<BrowserAnswers> AskAsync(string environment, string[] pages)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(CompiledApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment,
        });
        using var settings = new MemoryStream(Encoding.UTF8.GetBytes(Get<string>("SettingsBefore")));
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddJsonStream(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        Call("AddBefore", builder);
        await using var app = builder.Build();
        Call("UseBefore", app);
        Call("Map", app);
        await app.StartAsync();
        return await BrowserAnswers.AskAsync(app.GetTestServer(), BrowserQuestion.All(pages, Get<string[]>("Paths")[0]));
    }

    private T Get<T>(string property) => (T)_application.GetType().GetProperty(property)!.GetValue(_application)!;

    private void Call(string method, object argument) => _application.GetType().GetMethod(method)!
        .Invoke(_application, BindingFlags.DoNotWrapExceptions, null, [argument], null);
}
