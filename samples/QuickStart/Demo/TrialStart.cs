using System.Text;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;
using StrictCors;

namespace QuickStart.Demo;

/// <summary>Starts a small program with other settings, in this process, to see what StrictCors thinks of them.</summary>
internal static class TrialStart
{
    private const string Settings = "appsettings.json";
    private const int MaxLength = 20_000;

    /// <summary>The message that a program with these settings would end with; null if it would start.</summary>
    public static async Task<string?> TryAsync(Stream settings, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(settings, Encoding.UTF8);
        var buffer = new char[MaxLength + 1];
        var length = await text.ReadBlockAsync(buffer, cancellationToken);
        if (length > MaxLength)
        {
            return $"More than {MaxLength} characters.";
        }

        // A file, because the message names it.
        var folder = Directory.CreateTempSubdirectory("quick-start-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, Settings), new string(buffer, 0, length), cancellationToken);
            using var files = new PhysicalFileProvider(folder.FullName);
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.Configuration.AddJsonFile(files, Settings, optional: false, reloadOnChange: false);
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRoutingCore();
            builder.Services.AddStrictCors();

            await using var app = builder.Build();
            app.UseStrictCors();
            app.MapGet("/todos", () => "…");
            app.MapGet("/prices", () => "…").RequireStrictCors("partner");
            await app.StartAsync(cancellationToken);
            await app.StopAsync(cancellationToken);
            return null;
        }
        catch (StrictCorsConfigurationException mistakes)
        {
            return mistakes.Message;
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidDataException)
        {
            return error.GetBaseException().Message;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
