// rs/cors, as its README advises: cors.New with options, around the handler of each path.
package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync/atomic"

	"github.com/rs/cors"
)

var runs int64

// The contract of the suite, without CORS: what every path answers. The page conformance.md has the table.
func answer(w http.ResponseWriter, r *http.Request) {
	parts := strings.Split(r.URL.Path, "/")
	area, rest := parts[1], ""
	if len(parts) > 2 {
		rest = parts[2]
	}
	h := w.Header()
	send := func(status int, body string) {
		h.Set("X-Handler", fmt.Sprint(atomic.AddInt64(&runs, 1)))
		h.Set("X-Total", "3")
		h.Set("X-Secret", "1")
		h.Set("Content-Type", "text/plain")
		w.WriteHeader(status)
		if status != 204 && status != 304 {
			fmt.Fprint(w, body)
		}
	}
	to := func(target string) {
		if r.URL.RawQuery != "" {
			target += "?" + r.URL.RawQuery
		}
		h.Set("Location", target)
	}
	cached := func(seconds int) { h.Set("Cache-Control", fmt.Sprintf("public, max-age=%d", seconds)) }
	tagged := func(seconds int) {
		cached(seconds)
		h.Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			send(304, "")
		} else {
			send(200, "ok")
		}
	}
	switch rest {
	case "":
		h.Set("Cache-Control", "no-store")
		send(200, "ok")
	case "error":
		panic("The handler fails.")
	case "unauthorized":
		h.Set("WWW-Authenticate", "Bearer")
		send(401, "who?")
	case "private":
		if r.Header.Get("Authorization") == "Bearer token" {
			send(200, "ok")
		} else {
			h.Set("WWW-Authenticate", "Bearer")
			send(401, "who?")
		}
	case "gone":
		cached(60)
		send(410, "gone")
	case "nothing":
		cached(60)
		send(404, "nothing")
	case "forbidden":
		cached(60)
		send(403, "forbidden")
	case "empty":
		send(204, "")
	case "redirect":
		to("/" + area)
		send(307, "")
	case "moved":
		to("/" + area + "/cached")
		cached(60)
		send(301, "")
	case "to-disabled":
		to("/disabled")
		send(307, "")
	case "to-list":
		to("/list")
		send(307, "")
	case "own":
		h.Set("Access-Control-Allow-Origin", "*")
		send(200, "ok")
	case "cached":
		tagged(60)
	case "brief":
		tagged(1)
	case "kept":
		h.Set("Cache-Control", "private, max-age=60")
		send(200, "ok")
	case "heuristic":
		h.Set("Last-Modified", "Sat, 01 Jan 2000 00:00:00 GMT")
		send(200, "ok")
	case "language":
		h.Add("Vary", "Accept-Language")
		cached(60)
		language := r.Header.Get("Accept-Language")
		if len(language) < 2 {
			language = "en"
		}
		send(200, language[:2])
	default:
		http.NotFound(w, r)
	}
}

// What an application does about panics: net/http itself only closes the connection.
func recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if recover() != nil {
				http.Error(w, "Internal Server Error", 500)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func main() {
	origins := []string{"https://app.example.com", "https://shop.example.com:8443", "http://localhost:3000"}
	limits := func(options cors.Options) cors.Options {
		options.AllowedMethods = []string{"GET", "HEAD", "POST", "PUT", "DELETE"}
		options.AllowedHeaders = []string{"Content-Type", "X-Token", "Authorization"}
		options.ExposedHeaders = []string{"X-Total"}
		options.MaxAge = 600
		return options
	}
	handler := recovered(http.HandlerFunc(answer))
	mux := http.NewServeMux()
	area := func(name string, h http.Handler) {
		mux.Handle("/"+name, h)
		mux.Handle("/"+name+"/", h)
	}
	area("list", cors.New(limits(cors.Options{AllowedOrigins: origins})).Handler(handler))
	area("credentials", cors.New(limits(cors.Options{AllowedOrigins: origins, AllowCredentials: true})).Handler(handler))
	area("any", cors.New(limits(cors.Options{AllowedOrigins: []string{"*"}})).Handler(handler))
	area("open", cors.New(cors.Options{
		AllowedOrigins: origins, AllowCredentials: true, AllowedHeaders: []string{"*"},
		AllowedMethods: []string{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"},
	}).Handler(handler))
	area("subdomains", cors.New(limits(cors.Options{AllowedOrigins: []string{"https://*.example.org"}, AllowCredentials: true})).Handler(handler))
	area("disabled", handler)
	mux.HandleFunc("/manifest", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"name":"rs/cors","version":%q,"lacks":["any-method","websockets"]}`, os.Args[2])
	})
	if err := http.ListenAndServe("127.0.0.1:"+os.Args[1], mux); err != nil {
		panic(err)
	}
}
