using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Documentation.Recipes;

internal static class PaymentsProgram
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        #region Payment callbacks
        builder.Services.AddStrictCors();

        var app = builder.Build();
        app.UseStrictCors();
        app.MapPost("/payments", () => "…");                                    // our own page
        app.MapPost("/payments/return", () => "…");                             // exempt: a form of the payment provider or of a bank
        app.MapPost("/payments/{id}/return", (string id) => id).RequireStrictCors("callbacks");
        app.MapPost("/payments/webhook", () => "…");                            // a server, which sends no Origin
        #endregion

        return app;
    }
}
