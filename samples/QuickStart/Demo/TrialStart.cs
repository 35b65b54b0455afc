using System.Text;
using System.Text.Json;
using StrictCors;

namespace QuickStart.Demo;

/// <summary>Starts a small program with other settings, in this process, to see what StrictCors thinks of them.</summary>
internal static class TrialStart
{
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

        try
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            using var json = new MemoryStream(Encoding.UTF8.GetBytes(buffer, 0, length));
            builder.Configuration.AddJsonStream(json);
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
            return error.InnerException is JsonException where ? where.Message : error.Message;
        }
    }
}
